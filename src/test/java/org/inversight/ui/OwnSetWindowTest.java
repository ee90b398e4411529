package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.Blocks;
import org.inversight.fixtures.TestSample;
import org.inversight.model.ModelKind;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of one's own, from drop to accuracy 1.0 and to an entry beside the samples. */
@Tag("slow")
class OwnSetWindowTest {

    @TempDir
    static Path samples;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(
                new EngineLaboratory(Catalogue.standard(), new SampleStore(samples)), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().panes().openLeft());
        return window;
    }

    private static Experiment draft(WindowDriver window) {
        return window.ask(() -> window.bench().setup().draft());
    }

    private static ComboBox<?> use(WindowDriver window, String file) {
        for (int i = 0; ; i++) {
            if (window.words("found-" + i).contains(file)) {
                return (ComboBox<?>) window.node("use-" + i);
            }
        }
    }

    private static void choose(WindowDriver window, ComboBox<?> box, String title) {
        window.fx(() -> {
            for (int i = 0; i < box.getItems().size(); i++) {
                if (box.getItems().get(i).toString().equals(title)) {
                    box.getSelectionModel().select(i);
                }
            }
        });
    }

    private void takeOver(WindowDriver window, Path set) {
        window.drop(set);
        window.until("the set is shown", () -> window.shown("set-take"));
        window.fire("set-take");
        window.until(
                "it is measured",
                () -> !window.shown("set-review")
                        && window.words("classifier-card").contains("accuracy 100\u202f% on 8 private images"));
    }

    @Test
    void aFolderIsReviewedCorrectedTakenOverAndAttackedToTheEnd() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        try (WindowDriver window = open()) {
            Experiment before = draft(window);
            window.drop(set);
            window.until("the set is shown", () -> window.shown("set-take"));
            assertEquals("Use 4 files", window.text("set-take"));
            assertEquals(
                    "Target classifier", use(window, "victim.pt").getValue().toString());
            assertEquals("Generator", use(window, "painter.pt").getValue().toString());
            assertEquals("Private images", use(window, "private").getValue().toString());
            assertTrue(window.words("set-review").contains("8 images in 4 class folders"));
            assertTrue(window.words("set-review").contains("weights.h5"));
            assertFalse(window.words("set-review").contains("readme.txt"));
            ComboBox<?> evaluator = use(window, "evaluator.pt");
            assertEquals("Evaluator", evaluator.getValue().toString());
            choose(window, evaluator, "Target classifier");
            assertTrue(window.text("set-conflict").contains("Two files are the target classifier"));
            assertTrue(window.ask(() -> window.node("set-take").isDisabled()));
            choose(window, evaluator, "Evaluator");
            assertEquals("", window.text("set-conflict"));
            assertEquals(before, draft(window), "nothing is changed yet");

            window.fire("set-take");
            window.until(
                    "target and evaluator are measured",
                    () -> window.words("evaluator-card").contains("accuracy 100\u202f% on 8 private images"));
            assertTrue(window.words("classifier-card").contains("accuracy 100\u202f% on 8 private images"));
            assertEquals("gmi", draft(window).attack());
            assertNull(draft(window).sample());
            assertTrue(window.ask(() -> ((TitledPane) window.node("parts")).isExpanded()));
            assertFalse(window.shown("parts-hint"), "nothing of weight is missing");

            window.fx(() -> window.bench().setup().setSteps(150));
            window.fire("start");
            window.until("it ends", () -> window.state() == RunState.FINISHED);
            window.until("its last step is shown", () -> window.shownStep() == 150);
            Snapshot last = Objects.requireNonNull(
                    window.ask(() -> window.bench().playback().shownProperty().get()));
            assertEquals(Blocks.CLASSES, last.verdicts().size());
            last.verdicts().forEach(v -> {
                assertEquals(String.valueOf(v.classIndex()), v.target().predicted());
                assertEquals(1, v.evaluators().size());
                assertEquals(
                        String.valueOf(v.classIndex()),
                        v.evaluators().getFirst().predicted());
            });
            assertEquals(2, window.words("scores").split("100\u202f%", -1).length - 1);
        }
    }

    @Test
    void aSetIsKeptComesBackIsRenamedMendedAndForgotten() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        Path documents = folder.resolve("settings").resolve("sets");
        try (WindowDriver window = open()) {
            takeOver(window, set);
            window.fx(() -> window.bench().setup().setSteps(77));
            window.fire("keep");
            window.fx(() -> ((TextField) window.node("keep-title")).setText("My blocks"));
            window.fx(() -> window.node("keep-title").requestFocus());
            window.press(KeyCode.ENTER);
            window.until("it stands beside the samples", () -> window.shown("kept-my-blocks"));
            assertEquals(
                    List.of("my-blocks.json", "my-blocks.png"),
                    Files.list(documents)
                            .map(f -> f.getFileName().toString())
                            .sorted()
                            .toList(),
                    "nothing of it is copied");
        }
        try (WindowDriver window = open()) {
            assertEquals("tiny", draft(window).sample());
            window.fire("kept-my-blocks");
            window.until("it is set up", () -> draft(window).sample() == null);
            assertEquals(
                    set.resolve("victim.pt").toString(), draft(window).models().classifier());
            assertEquals(
                    List.of(set.resolve("evaluator.pt").toString()),
                    draft(window).models().evaluators());
            assertEquals(set.resolve("private").toString(), draft(window).data().privateImages());
            assertEquals(77, draft(window).steps());
            window.until(
                    "it can start",
                    () -> window.bench().opening().readyProperty().get());
            window.fire("rename-kept");
            window.fx(() -> ((TextField) window.node("keep-title")).setText("Quadrants"));
            window.fire("keep-done");
            window.until("it is renamed", () -> window.words("samples").contains("Quadrants"));
        }
        Path moved = Files.move(set.resolve("evaluator.pt"), folder.resolve("elsewhere.pt"));
        try (WindowDriver window = open()) {
            window.fire("kept-my-blocks");
            window.until("what is missing is said", () -> window.shown("set-review"));
            assertTrue(window.words("set-review").contains("It is missing"));
            assertTrue(window.text("set-conflict").contains("evaluator.pt cannot be used"));
            window.dialogs.answer(List.of(moved));
            window.fx(() -> ((ButtonBase) window.node("set-review").lookupAll(".button").stream()
                            .filter(b -> String.valueOf(b.getId()).startsWith("exchange-")
                                    && b.getParent().isVisible())
                            .findFirst()
                            .orElseThrow())
                    .fire());
            window.until("it is whole", () -> window.text("set-conflict").isEmpty());
            window.fire("set-take");
            window.until(
                    "the other file is in use",
                    () -> List.of(moved.toString())
                            .equals(draft(window).models().evaluators()));
            assertEquals(77, draft(window).steps(), "the rest is as it was kept");
            window.until("it is written", () -> window.shown("kept-set"));
            window.fire("remove-kept");
            window.until("it is forgotten", () -> !window.words("samples").contains("Quadrants"));
            assertEquals(List.of(moved.toString()), draft(window).models().evaluators());
        }
        assertEquals(0, Files.list(documents).count());
        assertTrue(Files.exists(moved), "its files stay");
    }

    /** The second press deletes files, so whoever went elsewhere in between is asked again. */
    @Test
    void copiesAreDeletedByASecondPressAndNotByALateOne() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        Path documents = folder.resolve("settings").resolve("sets");
        try (WindowDriver window = open()) {
            takeOver(window, set);
            window.fire("keep");
            window.fx(() -> ((TextField) window.node("keep-title")).setText("Copied"));
            window.fx(() -> ((CheckBox) window.node("keep-copy")).setSelected(true));
            window.fire("keep-done");
            window.until("it is kept", () -> window.shown("kept-set"));
            assertTrue(Files.exists(documents.resolve("copied")));
            window.fx(() -> window.node("remove-kept").requestFocus());
            window.fire("remove-kept");
            assertEquals("Delete its copies", window.text("remove-kept"));
            window.fx(() -> window.node("rename-kept").requestFocus());
            assertEquals("Remove", window.text("remove-kept"));
            window.fx(() -> window.node("remove-kept").requestFocus());
            window.fire("remove-kept");
            assertTrue(Files.exists(documents.resolve("copied")), "asked again");
            window.fire("remove-kept");
            window.until("it is forgotten", () -> !window.shown("kept-set"));
            assertFalse(Files.exists(documents.resolve("copied")));
            window.until(
                    "who used them is told", () -> window.words("keep-problem").contains("went with it"));
            assertTrue(Files.exists(set.resolve("victim.pt")), "the originals stay");
        }
    }

    @Test
    void partsAreAddedOneByOneByChooserAndDropAndTakenAway() throws Exception {
        Path set = Blocks.write(folder.resolve("blocks"));
        try (WindowDriver window = open()) {
            window.dialogs.answer(List.of(set.resolve("victim.pt"), set.resolve("painter.pt")));
            window.press(KeyCode.CONTROL, KeyCode.O);
            window.until("it asks for what it cannot find out", () -> window.shown("import-use"));
            window.fire("import-use");
            window.until("both are in use", () -> window.bench().setup().own(ModelKind.GENERATOR));
            assertTrue(window.text("parts-hint")
                    .equals("No evaluators: only the target evaluates the images. Add one to see false positives."));

            window.fire("add-evaluator");
            window.until("it says what one brings", () -> window.popped("parts-of-evaluator") != null);
            window.dialogs.answer(List.of(set.resolve("evaluator.pt")));
            window.fx(() -> ((ButtonBase) window.popped("choose-file-evaluator")).fire());
            window.until("it asks of the evaluator too", () -> window.shown("import-use"));
            assertTrue(window.words("import").contains("evaluator.pt"));
            window.fire("import-use");
            window.until("it is there", () -> window.shown("evaluator-card"));
            assertTrue(window.text("parts-hint").startsWith("No private images"));

            window.dropOn("add-private", set.resolve("private"));
            window.until(
                    "all are measured",
                    () -> window.words("evaluator-card").contains("accuracy 100\u202f% on 8 private images"));
            assertFalse(window.shown("add-private"));

            window.dropOn("add-public", set.resolve("readme.txt"));
            window.until("no images are refused", () -> window.shown("parts-problem"));
            assertNull(draft(window).data().publicImages());

            window.fire("evaluator-card");
            window.until("its card is there", () -> window.popped("parts-of-evaluator") != null);
            window.fx(() -> ((ButtonBase) window.popped("remove-evaluator-0")).fire());
            window.until("it is gone", () -> !window.shown("evaluator-card"));
            assertEquals(List.of(), draft(window).models().evaluators());
            window.fire("sample-models");
            window.until("the sample is back", () -> !window.bench().setup().own());
        }
    }
}
