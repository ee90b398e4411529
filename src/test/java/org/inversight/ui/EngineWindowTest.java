package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestModels;
import org.inversight.model.ModelKind;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over the real engine and the samples that the program brings. */
@Tag("slow")
class EngineWindowTest {

    /** A limit, as in the driver; closing takes a step of the attack and no longer. */
    private static final long SECONDS = 120;

    @TempDir
    Path folder;

    private final EngineLaboratory laboratory =
            new EngineLaboratory(Catalogue.standard(), new SampleStore(Path.of("sample-models")));

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"));
        assertTrue(window.shown("start-card"), "what is known is shown before the engine is there");
        window.until(
                "the engine is ready and the sample's models are loaded",
                () -> window.bench().opening().summaryProperty().get() != null);
        // More than any test waits for, however quick the machine is.
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static Run run(WindowDriver window) {
        return window.ask(() -> window.bench().runs().runProperty().get());
    }

    @Test
    void theSampleIsAttackedLiveAndItsTimelineGoesBack() throws Exception {
        try (WindowDriver window = open()) {
            assertEquals(
                    "identities",
                    window.ask(() -> window.bench().setup().draft().sample()));
            window.click("start");
            window.until("there is an image", () -> window.shownStep() >= 1);
            assertFalse(window.shown("start-card"));
            List<Integer> early = window.pixels("tile-0");
            window.until("it goes on", () -> window.shownStep() >= 10);
            assertNotEquals(early, window.pixels("tile-0"));

            window.click("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            int paused = window.step();
            window.click("step");
            window.until("one step is made", () -> window.step() == paused + 1);
            window.until("it is shown", () -> window.shownStep() == paused + 1);
            List<Integer> newest = window.pixels("tile-0");

            window.fx(() -> window.node("timeline").requestFocus());
            window.press(KeyCode.HOME);
            assertEquals(0, window.shownStep());
            assertNotEquals(newest, window.pixels("tile-0"));
            window.click("live");
            assertEquals(paused + 1, window.shownStep());
            assertEquals(newest, window.pixels("tile-0"));

            window.click("tile-0");
            window.until(
                    "the nearest private image is there",
                    () -> window.words("selected").contains("Nearest first, of 10 private images"));
        }
    }

    @Test
    void aChangedLossAsksForARestartAndIsComputedAfterIt() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.shownStep() >= 1);
            Run first = run(window);
            assertEquals("lom", first.experiment().loss());
            window.fire("choose-cross-entropy");
            assertTrue(window.shown("pending"));
            assertTrue(window.words("pending").contains("identity loss"));
            assertEquals("lom", run(window).experiment().loss());
            window.fire("restart");
            window.until(
                    "another run has images",
                    () -> run(window) != null && run(window).id() != first.id() && window.shownStep() >= 1);
            assertFalse(window.shown("pending"));
            assertEquals("cross-entropy", run(window).experiment().loss());
            assertTrue(first.status().state().ended());
        }
    }

    @Test
    void aTorchScriptPairIsAskedAboutAndAttackedAndAFileThatIsNoneIsRefused() throws Exception {
        Path classifier = TestModels.copy("classifier-traced", folder);
        Path generator = TestModels.copy("generator-tanh", folder);
        Path stateDict = TestModels.copy("state-dict", folder);
        Path noise = Files.writeString(folder.resolve("noise.pt"), "nothing that could be loaded");
        try (WindowDriver window = open()) {
            Experiment sample = window.ask(() -> window.bench().setup().draft());
            for (Path none : List.of(noise, stateDict)) {
                window.drop(none);
                window.until("it is refused", () -> window.shown("import-problem"));
                assertTrue(window.words("import").contains(none.getFileName() + " was not loaded"));
                assertEquals(sample, window.ask(() -> window.bench().setup().draft()));
            }

            window.dialogs.answer(List.of(classifier, generator));
            window.press(KeyCode.CONTROL, KeyCode.O);
            window.until("it asks what only a person knows", () -> window.shown("import-use"));
            window.fx(() -> {
                ComboBox<?> offered = (ComboBox<?>) window.node("answer-normalisation");
                offered.getSelectionModel().select(1);
                ((TextField) window.node("answer-classes")).setText("a, b, c, d, e");
            });
            window.fire("import-use");
            window.until(
                    "both are in use",
                    () -> window.bench().setup().own(ModelKind.CLASSIFIER)
                            && window.bench().setup().own(ModelKind.GENERATOR));
            assertFalse(window.shown("import"));
            assertEquals(
                    List.of("a", "b", "c", "d", "e"),
                    window.ask(() -> window.bench().setup().classes()));

            window.fire("start");
            window.until("the pair is attacked", () -> window.shownStep() >= 2);
            Experiment own = run(window).experiment();
            assertEquals(classifier.toString(), own.models().classifier());
            assertEquals(generator.toString(), own.models().generator());
            assertFalse(window.shown("stage-problem"));
            assertTrue(window.words("grid").contains("e"));
        }
    }

    @Test
    void closingInMidRunEndsTheRunAndItsThread() throws Exception {
        List<Thread> before = optimizers();
        try (WindowDriver window = open()) {
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.step() >= 2);
            Run run = run(window);
            List<Thread> threads = optimizers();
            threads.removeAll(before);
            assertEquals(1, threads.size());
            assertTrue(window.closeWindow());
            threads.getFirst().join(TimeUnit.SECONDS.toMillis(SECONDS));
            assertFalse(threads.getFirst().isAlive(), "the run's thread is joined");
            assertEquals(RunState.STOPPED, run.status().state());
            assertTrue(
                    laboratory.open(run.experiment(), Progress.NONE).opened().isCompletedExceptionally(),
                    "the laboratory is closed");
        }
    }

    private static List<Thread> optimizers() {
        return new ArrayList<>(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("inversight-optimizer"))
                .toList());
    }
}
