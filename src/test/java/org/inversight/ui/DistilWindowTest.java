package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestSample;
import org.inversight.run.EngineLaboratory;
import org.inversight.ui.models.DistilModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Students distilled in the whole window, over the real engine and small networks. */
class DistilWindowTest {

    @TempDir
    static Path samples;

    @TempDir
    Path folder;

    private Path made = Path.of("");

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(
                new EngineLaboratory(Catalogue.standard(), new SampleStore(samples)), folder.resolve("settings"));
        window.until(
                "the sample's models are loaded",
                () -> window.bench().opening().summaryProperty().get() != null);
        made = folder.resolve("made");
        window.fx(() -> window.bench().panes().openLeft());
        window.fx(() -> ((TitledPane) window.node("students-pane")).setExpanded(true));
        window.fire("distil-open");
        window.dialogs.answer(List.of(samples.resolve("tiny").resolve("private")));
        window.fx(() -> ((TextField) window.node("distil-folder")).setText(made.toString()));
        return window;
    }

    private static DistilModel.Stage stage(WindowDriver window) {
        return window.ask(
                () -> window.bench().distilling().stateProperty().get().stage());
    }

    @Test
    void newStudentsAreDistilledThenChosenThenAsked() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("distil-start");
            assertTrue(window.words("distil-problem").contains("choose an IDX file or a folder"));

            window.fire("distil-choose-folder");
            window.fx(() -> {
                window.bench().distilling().change(o -> o.withNumber(2).withEpochs(1));
            });
            window.fire("distil-start");
            window.until(
                    "they are distilled",
                    () -> window.bench().distilling().stateProperty().get().stage() == DistilModel.Stage.CLOSED);
            assertFalse(window.shown("distil"));
            assertTrue(Files.isRegularFile(made.resolve("student-strided4-0.json")));
            for (int i = 0; i < 3; i++) {
                CheckBox box = (CheckBox) window.node("student-" + i);
                assertTrue(window.ask(box::isSelected), "student " + i);
            }
            assertTrue(((CheckBox) window.node("student-2")).getText().startsWith("strided4"));

            window.until(
                    "they are loaded",
                    () -> window.bench().opening().readyProperty().get());
            window.fire("start");
            window.until("the attack asks them", () -> window.shownStep() >= 1);
            assertEquals(
                    3,
                    window.ask(() -> Objects.requireNonNull(window.bench()
                                    .runs()
                                    .runProperty()
                                    .get()
                                    .experiment()
                                    .models()
                                    .students())
                            .size()));
            assertFalse(window.shown("stage-problem"));
        }
    }

    @Test
    void cancelEndsTheWorkAndLeavesNoStudentAndCanGoOn() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("distil-choose-folder");
            window.fx(() -> window.bench().distilling().change(o -> o.withEpochs(1000)));
            window.fire("distil-start");
            window.until(
                    "it works and says how long it takes",
                    () -> window.text("distil-doing").endsWith(" left"));
            assertTrue(window.shown("distil-progress"));
            window.fire("distil-stop");
            window.until("it stops", () -> stage(window) == DistilModel.Stage.ASKING);
            assertFalse(window.shown("distil-problem"));
            assertFalse(Files.exists(made.resolve("student-strided4-0.json")));
            try (Stream<Path> files = Files.list(made)) {
                assertTrue(
                        files.anyMatch(file -> file.toString().endsWith(".state.safetensors")),
                        "what was learned is kept");
            }
            assertEquals(1, window.ask(() -> window.bench().students().chosen().size()));
        }
    }

    @Test
    void closingTheWindowEndsTheWork() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("distil-choose-folder");
            window.fx(() -> window.bench().distilling().change(o -> o.withEpochs(1000)));
            window.fire("distil-start");
            window.until("it works", () -> window.text("distil-doing").endsWith(" left"));
            assertTrue(window.closeWindow());
            try (Stream<Path> files = Files.list(made)) {
                assertTrue(files.anyMatch(file -> file.toString().endsWith(".state.safetensors")));
            }
        }
    }
}
