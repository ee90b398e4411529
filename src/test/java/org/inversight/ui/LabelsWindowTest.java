package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.inversight.metric.LeakTable;
import org.inversight.run.RunState;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.Role;
import org.inversight.ui.stage.PanelsModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every label of the real window, in all its states, has at most four words. */
@Tag("slow")
class LabelsWindowTest {

    private static final int MOST_WORDS = 4;

    /** What is no label: values, sentences, names of files, formulas. */
    private static final Set<String> NO_LABELS = Set.of("value", "sentence", "paragraph", "file-name", "formula-text");

    /** Items that name what was changed. */
    private static final Set<String> VALUES = Set.of("menu-undo", "menu-redo");

    @TempDir
    Path folder;

    private final Set<String> read = new TreeSet<>();
    private final Set<String> wordy = new TreeSet<>();

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        window.fx(() -> window.bench().panes().openLeft());
        window.fx(() -> window.bench().panes().openRight());
        return window;
    }

    /** Reads all labels that are there now, pop-overs and what is folded included. */
    private void read(WindowDriver window) {
        window.fx(
                () -> window.shell().lookupAll(".titled-pane").forEach(pane -> ((TitledPane) pane).setExpanded(true)));
        window.fx(() -> {
            for (Window shown : Window.getWindows()) {
                shown.getScene().getRoot().applyCss();
                read(shown.getScene().getRoot());
            }
        });
    }

    private void read(Node node) {
        if (node instanceof Cell || node instanceof TextInputControl) {
            return; // what they show is a value
        }
        if (node.getStyleClass().stream().noneMatch(NO_LABELS::contains)) {
            if (node instanceof Labeled labeled) {
                check(labeled.getText());
            } else if (node instanceof Text text && !(text.getParent() instanceof Labeled)) {
                check(text.getText());
            }
            if (node instanceof CommandButton command) {
                check(command.getAccessibleText());
            }
            if (node instanceof MenuButton menu && !menu.getId().equals("recents")) {
                menu.getItems().forEach(this::check);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::read);
        }
    }

    /** A menu with all its items; those that name a value are none of the labels. */
    private void check(MenuItem item) {
        if (!VALUES.contains(String.valueOf(item.getId()))) {
            check(item.getText());
        }
        if (item instanceof Menu menu) {
            menu.getItems().forEach(this::check);
        }
    }

    private void check(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        read.add(text);
        long words = Arrays.stream(text.split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                .count();
        if (words > MOST_WORDS) {
            wordy.add(text);
        }
    }

    private void report(int least) {
        assertEquals(Set.of(), wordy, "labels of more than four words");
        assertTrue(read.size() >= least, "read only " + read);
    }

    @Test
    void setupStageAndInspector() throws Exception {
        try (WindowDriver window = open()) {
            read(window);
            for (String attack : List.of("pixel", "gmi", "vmi", "brep-mi", "mirror", "patch-mi", "kedmi")) {
                window.fire("choose-" + attack);
                read(window);
                for (String part : List.of("loss", "augmentation", "attack")) {
                    window.fire("choose-explain-" + part);
                    read(window);
                }
            }
            for (String choice : List.of("max-margin", "poincare", "lom", "views", "students+views", "students")) {
                window.fire("choose-" + choice);
                read(window);
            }
            window.fire("sample-identities");
            window.until("the people are known", () -> {
                var loaded = window.bench().opening().summaryProperty().get();
                return loaded != null && loaded.verifier() != null;
            });
            read(window);
            window.fire("choose-targets");
            read(window);
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fire("start");
            window.until("there are images", () -> window.shownStep() >= 16);
            read(window);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().selection().select(3));
            window.fx(() -> window.bench().setup().newSeed());
            read(window);
            for (String panel : List.of(LeakTable.ID, PanelsModel.LINE_UP, PanelsModel.RECONSTRUCTIONS)) {
                window.fx(() -> window.bench().panels().choose(panel));
                read(window);
            }
            window.fire("stop");
            window.until("it stops", () -> window.state() == RunState.STOPPED);
            read(window);
            report(150);
        }
    }

    @Test
    void filesAndSets() throws Exception {
        try (WindowDriver window = open()) {
            for (Role role : List.of(Role.CLASSIFIER, Role.GENERATOR, Role.EVALUATOR)) {
                window.fire(role.name().toLowerCase(Locale.ROOT) + "-card");
                read(window);
            }
            window.fire("distil-open");
            read(window);
            window.drop(Files.writeString(folder.resolve("mine.pt"), "x"));
            window.until("it asks", () -> window.shown("import-use"));
            read(window);
            window.fire("import-use");
            window.until("it can be kept", () -> window.shown("keep"));
            read(window);
            for (Role role : List.of(Role.STUDENT, Role.VERIFIER, Role.PRIVATE, Role.AUXILIARY)) {
                window.fire("add-" + role.name().toLowerCase(Locale.ROOT));
                read(window);
            }
            window.fire("keep");
            read(window);
            window.drop(Files.writeString(folder.resolve("noise.pt"), "x"));
            window.until("it is refused", () -> window.shown("import-problem"));
            read(window);
            Path set = Files.createDirectory(folder.resolve("set"));
            Files.writeString(set.resolve("known-generator.pt"), "x");
            Files.writeString(set.resolve("target.pt"), "x");
            Files.writeString(set.resolve("weights.h5"), "x");
            window.drop(set);
            window.until("the set is shown", () -> window.shown("set-take"));
            read(window);
            report(80);
        }
    }

    @Test
    void people() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("people");
            window.fire("people-export-open");
            read(window);
            window.fire("export-start");
            read(window);
            window.fire("person-2");
            read(window);
            report(60);
        }
    }
}
