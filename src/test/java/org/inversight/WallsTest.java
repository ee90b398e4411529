package org.inversight;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.soabase.recordbuilder.core.RecordBuilderGenerated;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the rooms of the program (docs/architecture.md). */
class WallsTest {

    /** From the bottom up; a package may use those before it. */
    private static final List<String> UPWARD = List.of(
            "engine",
            "catalog",
            "model",
            "data",
            "people",
            "loss",
            "augment",
            "query",
            "train",
            "recipe",
            "attack",
            "metric",
            "blind",
            "experiment",
            "lesson",
            "loading",
            "run",
            "bench",
            "export",
            "shelf",
            "cli",
            "ui");

    /** The window's rooms from the bottom up, each with the reason for its place. */
    private static final List<Room> WINDOW = List.of(
            new Room("session", "what several rooms share is tested without any of them"),
            new Room("settings", "what is remembered outlives every view"),
            new Room("formula", "a formula is typeset alike wherever it stands"),
            new Room("theme", "colours stand for the same thing everywhere, so no view decides on them"),
            new Room("control", "a control fits any view because it knows none"),
            new Room("command", "a command says what can be asked, not where its button is"),
            new Room("chart", "a chart draws curves, whatever was measured"),
            new Room("panel", "a panel draws what an attack shows, whatever the attack"),
            new Room("timeline", "the timeline moves through a run and leaves what is shown to others"),
            new Room("export", "files are of the whole run, whatever of it is on the stage"),
            new Room("people", "the stage says of people what their own page says, not the reverse"),
            new Room("models", "a model of one's own is taken before anything is set up with it"),
            new Room("setup", "what is chosen before Start cannot depend on what comes of it"),
            new Room("stage", "images are looked at without an explanation"),
            new Room("shelf", "runs of before are told apart in the words that the stage has for them"),
            new Room("judge", "what a viewer answers is kept with the run, and no image needs it to be shown"),
            new Room("inspect", "an explanation is of what is on the stage"),
            new Room("compare", "sides are shown with what the stage shows of one run"),
            new Room("lesson", "a lesson does with every room what a person could do"),
            new Room("shell", "the shell puts all rooms together, and none knows it"));

    private record Room(String name, String reason) {}

    private static final int MOST_ARGUMENTS = 8;

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.inversight");

    @TestFactory
    List<DynamicTest> dependenciesRunUpwardOnly() {
        return UPWARD.subList(0, UPWARD.size() - 1).stream()
                .map(name -> {
                    List<String> above = UPWARD.subList(UPWARD.indexOf(name) + 1, UPWARD.size());
                    ArchRule rule = noClasses()
                            .that()
                            .resideInAPackage(room(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    above.stream().map(WallsTest::room).toArray(String[]::new))
                            .because(
                                    "a room that knows only what is below it can be read, tested and changed without the rest")
                            .allowEmptyShould(true);
                    return DynamicTest.dynamicTest(name, () -> rule.check(PROGRAM));
                })
                .toList();
    }

    @TestFactory
    List<DynamicTest> roomsOfTheWindowUseOnlyThoseBelow() {
        return WINDOW.stream()
                .map(room -> {
                    String[] above = Stream.concat(
                                    Stream.of("org.inversight.ui"),
                                    WINDOW.subList(WINDOW.indexOf(room) + 1, WINDOW.size()).stream()
                                            .map(r -> room("ui." + r.name())))
                            .toArray(String[]::new);
                    ArchRule rule = noClasses()
                            .that()
                            .resideInAPackage(room("ui." + room.name()))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(above)
                            .because(room.reason());
                    return DynamicTest.dynamicTest(room.name(), () -> rule.check(PROGRAM));
                })
                .toList();
    }

    @Test
    void everyRoomOfTheWindowHasItsPlaceInTheOrder() {
        Set<String> rooms = new TreeSet<>();
        for (JavaClass type : PROGRAM) {
            if (type.getPackageName().startsWith("org.inversight.ui.")) {
                rooms.add(type.getPackageName().substring("org.inversight.ui.".length()));
            }
        }
        assertEquals(new TreeSet<>(WINDOW.stream().map(Room::name).toList()), rooms);
    }

    @Test
    void noViewTakesALocatorOfModels() {
        noClasses()
                .that()
                .areAssignableTo("javafx.scene.Node")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.inversight.ui.shell.Workbench")
                .because("a view's constructor says which models it shows")
                .check(PROGRAM);
    }

    @Test
    void nothingIsMultipliedByABareNumber() {
        for (String method : List.of("mul", "div")) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(room("engine"))
                    .should()
                    .callMethod(NDArray.class, method, Number.class)
                    .because("DJL frees the number before the backward pass reads it again; Ops.scale keeps it")
                    .check(PROGRAM);
        }
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        Set<String> rooms = new TreeSet<>();
        for (JavaClass type : PROGRAM) {
            String below = type.getPackageName().substring("org.inversight".length());
            if (!below.isEmpty()) {
                rooms.add(below.substring(1).split("\\.", -1)[0]);
            }
        }
        rooms.removeAll(UPWARD);
        assertEquals(Set.of(), rooms, "a package outside of the order is behind no wall");
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.inversight.(*)..")
                .should()
                .beFreeOfCycles()
                .because("two rooms that need each other are one room")
                .check(PROGRAM);
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("ui"), "org.inversight")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
                .because("the command line must start without a toolkit, and attacks outlive any window")
                .check(PROGRAM);
    }

    @Test
    void theWindowKnowsNoArrays() {
        noClasses()
                .that()
                .resideInAPackage(room("ui"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("arrays belong to the optimiser thread; the window asks the run and gets plain Java")
                .check(PROGRAM);
    }

    @Test
    void onlyTheEngineKnowsPyTorch() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("engine"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl.pytorch..")
                .because("DJL's internals change between versions, and one door is easy to watch")
                .check(PROGRAM);
    }

    @Test
    void onlyMainPutsTheProgramTogether() {
        classes()
                .that()
                .resideInAPackage("org.inversight")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveNameMatching("org\\.inversight\\.Main(\\$.*)?")
                .because("there is one composition root")
                .check(PROGRAM);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.inversight")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.inversight")
                .because("what is put together must not know who did it")
                .check(PROGRAM);
    }

    @Test
    void aViewModelKnowsNoNodes() {
        noClasses()
                .that()
                .resideInAPackage("org.inversight.ui..")
                .and()
                .haveSimpleNameEndingWith("Model")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("what a view shows must be testable without showing it")
                .check(PROGRAM);
    }

    @Test
    void whoRanksKnowsNobodyWhoJudges() {
        noClasses()
                .that()
                .haveFullyQualifiedName("org.inversight.attack.Selection")
                .or()
                .haveFullyQualifiedName("org.inversight.run.Selections")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room("metric"))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("Materials")
                .because("candidates are chosen by what the attacker has; evaluators evaluator them afterwards")
                .check(PROGRAM);
    }

    @Test
    void whatMeasuresANetworkKnowsNoModelThatIsMadeOfIt() {
        noClasses()
                .that()
                .resideInAPackage("org.inversight.model.probe..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.inversight\\.model\\.(ModelLoader|Classifier|Critic|Verifier|AttributeReader)")
                .because("a measurement through what is measured proves nothing")
                .check(PROGRAM);
    }

    @Test
    void nothingStaticCanBeReplaced() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .because("two runs in one process must not see each other's state")
                .check(PROGRAM);
    }

    @Test
    void whatTakesMoreThanEightArgumentsHasABuilder() {
        Set<String> wide = new TreeSet<>();
        for (JavaClass type : PROGRAM) {
            boolean many = type.getConstructors().stream()
                    .anyMatch(c -> c.getRawParameterTypes().size() > MOST_ARGUMENTS);
            boolean generated = type.isAnnotatedWith(RecordBuilderGenerated.class);
            if (many && !generated && !built(type)) {
                wide.add(type.getName().substring("org.inversight.".length()));
            }
        }
        assertEquals(Set.of(), wide, "nobody can read more than eight arguments by their place");
    }

    /** Whether it has a builder of its own, or a generated one. */
    private static boolean built(JavaClass type) {
        String beside = type.getPackageName() + "."
                + type.getName().substring(type.getPackageName().length() + 1).replace("$", "") + "Builder";
        return PROGRAM.contain(type.getName() + "$Builder") || PROGRAM.contain(beside);
    }

    private static String room(String name) {
        return "org.inversight." + name + "..";
    }
}
