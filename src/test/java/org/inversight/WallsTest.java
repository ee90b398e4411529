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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
            "experiment",
            "loading",
            "run",
            "bench",
            "export",
            "cli",
            "ui");

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
                .because("candidates are chosen by what the attacker has; evaluators judge them afterwards")
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

    private static String room(String name) {
        return "org.inversight." + name + "..";
    }
}
