package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.inversight.model.ModelKind;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.session.Words;
import org.inversight.ui.shell.Memory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over a laboratory that draws numerals instead of computing. */
@Tag("slow")
class WindowTest {

    @TempDir
    Path folder;

    private FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);

    private WindowDriver open(FakeLaboratory fake) throws Exception {
        laboratory = fake;
        return new WindowDriver(fake, folder.resolve("settings"));
    }

    private WindowDriver open() throws Exception {
        WindowDriver window = open(laboratory);
        window.until("the engine is ready", () -> window.bench().engine().ready());
        // More than any test waits for, however busy the machine is.
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    @Test
    void showsWhatIsKnownWhileTheEngineStartsAndStartsByItselfWhenAskedEarly() throws Exception {
        try (WindowDriver window = open(new FakeLaboratory(3, -1, null))) {
            assertTrue(window.shown("start-card"));
            assertTrue(window.shown("engine-progress"));
            assertTrue(window.words("start-card").contains("50 images of 10 classes"));
            window.press(KeyCode.SPACE);
            assertEquals("Starting…", window.text("start"));
            laboratory.finishStart();
            window.until("it runs", () -> window.step() > 0);
            assertFalse(window.shown("start-card"));
        }
    }

    @Test
    void startsAndSeesTheImagesChangeThenPausesAndSteps() throws Exception {
        // slow enough that an early image is still seen on a busy machine
        try (WindowDriver window = open(new FakeLaboratory(20, 0, null))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.click("start");
            window.until("there are images", () -> window.shownStep() >= 8);
            List<Integer> before = window.pixels("tile-0");
            window.until("it goes on", () -> window.shownStep() >= 80);
            assertNotEquals(before, window.pixels("tile-0"));
            window.click("start");
            window.until(
                    "it pauses",
                    () -> window.bench().runs().statusProperty().get().state() == RunState.PAUSED);
            assertEquals("Continue", window.text("start"));
            int paused = window.step();
            window.click("step");
            window.until("one step is made", () -> window.step() == paused + 1);
            window.until("it is shown", () -> window.shownStep() == paused + 1);
            assertEquals("step " + Words.count(paused + 1), window.text("step-counter"));
        }
    }

    @Test
    void scrubsBackOverRecordedStepsAndReturnsToTheNewest() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("some steps are recorded", () -> window.shownStep() >= 100);
            window.click("start");
            int newest = window.shownStep();
            List<Integer> last = window.pixels("tile-0");
            window.fx(() -> window.node("timeline").requestFocus());
            window.press(KeyCode.HOME);
            assertEquals(0, window.shownStep());
            assertNotEquals(last, window.pixels("tile-0"));
            window.press(KeyCode.RIGHT);
            assertEquals(8, window.shownStep());
            assertFalse(window.bench().playback().liveProperty().get());
            // Three pixels stand for far more than the steps that are recorded.
            window.clickAt("timeline", 13, 10);
            assertEquals(0, window.shownStep());
            window.click("live");
            assertTrue(window.shownStep() >= newest);
        }
    }

    @Test
    void aChangedLossShowsAChipAndRestartsOnlyWhenAsked() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 16);
            assertFalse(window.shown("pending"));
            window.fire("choose-cross-entropy");
            assertTrue(window.shown("pending"));
            assertTrue(window.words("pending").contains("identity loss"));
            assertEquals("lom", laboratory.runs().getLast().experiment().loss());
            int going = window.step();
            assertTrue(going > 0);
            window.fire("restart");
            window.until("another run goes", () -> laboratory.runs().size() == 2);
            assertEquals(
                    "cross-entropy", laboratory.runs().getLast().experiment().loss());
            assertFalse(window.shown("pending"));
            window.until("it runs again", () -> window.shownStep() >= 8);
            assertTrue(window.text("choices").contains("Cross-entropy"));
        }
    }

    @Test
    void anAttackThatCannotRunSaysWhyAndLeavesTheRunAlone() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.fire("choose-patch-mi");
            assertTrue(window.text("missing").startsWith("Patch-MI assembles"));
            assertTrue(window.ask(() -> window.node("restart").isDisabled()));
            int step = window.step();
            window.until("it goes on", () -> window.step() > step);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            assertTrue(window.text("missing").startsWith("Patch-MI assembles"));
            window.until("one more step", () -> !window.node("step").isDisabled());
            window.fire("start");
            window.until("it goes on with what it has", () -> window.state() == RunState.RUNNING);
            window.fire("choose-kedmi");
            assertFalse(window.shown("missing"));
            assertFalse(window.shown("pending"));
        }
    }

    @Test
    void whatAnAttackCannotUseIsDisabledAndSaysWhy() throws Exception {
        try (WindowDriver window = open()) {
            assertFalse(window.shown("no-objective"));
            window.fire("choose-mirror");
            assertTrue(window.text("no-objective").contains("neither an identity loss"));
            assertTrue(window.ask(() -> window.node("choose-lom").isDisabled()));
            assertTrue(window.ask(() -> window.node("choose-students").isDisabled()));
            window.click("start");
            window.until("there are images", () -> window.shownStep() >= 8);
            assertTrue(window.text("choices").contains("queries scores"));
            window.fire("choose-gmi");
            assertFalse(window.shown("no-objective"));
            assertFalse(window.ask(() -> window.node("choose-lom").isDisabled()));
        }
    }

    @Test
    void loadsAPairThroughTheDialogAndAskingWhatItCannotFindOut() throws Exception {
        Path classifier = Files.writeString(folder.resolve("mine.pt"), "x");
        Path generator = Files.writeString(folder.resolve("known-generator.pt"), "x");
        try (WindowDriver window = open()) {
            window.dialogs.answer(List.of(classifier, generator));
            window.press(KeyCode.CONTROL, KeyCode.O);
            window.until("it asks", () -> window.shown("import-use"));
            assertTrue(window.words("import").contains("Which values do its images have?"));
            window.fire("import-use");
            window.until(
                    "both are in use",
                    () -> window.bench().setup().own(ModelKind.CLASSIFIER)
                            && window.bench().setup().own(ModelKind.GENERATOR));
            assertFalse(window.shown("import"));
            var models = window.ask(() -> window.bench().setup().draft().models());
            assertEquals(classifier.toString(), models.classifier());
            assertEquals(generator.toString(), models.generator());
            assertTrue(window.shown("recents"));
            assertEquals(4, window.ask(() -> window.bench().setup().classes().size()));
        }
    }

    @Test
    void theStatusLineSaysWhatARunCosts() throws Exception {
        FakeLaboratory slow = new FakeLaboratory(8, 0, null);
        try (WindowDriver window = open(slow)) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fx(() -> window.bench().setup().setSteps(50_000));
            assertEquals("", window.text("steps-per-second"));
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.shownStep() >= 8);
            assertEquals("125.0 steps/s", window.text("steps-per-second"));
            assertEquals("8.0 ms/step", window.text("step-cost"));
            assertTrue(
                    window.text("device-line").startsWith("CPU, 2 threads  ·  PyTorch "), window.text("device-line"));
            window.until("memory is measured", () -> !window.text("memory").isEmpty());
            String memory = window.text("memory");
            assertTrue(memory.endsWith(" MB"), memory);
            long here = new Memory().megabytes();
            long said = Long.parseLong(memory.replaceAll("\\D", ""));
            assertTrue(said > here / 4 && said < here * 4, memory + " where it is about " + here);
            window.press(KeyCode.SPACE);
            window.until(
                    "a pause takes no time",
                    () -> window.text("steps-per-second").isEmpty());
            assertEquals("", window.text("step-cost"));
        }
    }

    @Test
    void aFileThatIsNoModelShowsItsSentenceAndLeavesTheModelsAlone() throws Exception {
        Path noise = Files.writeString(folder.resolve("noise.pt"), "x");
        try (WindowDriver window = open()) {
            var before = window.ask(() -> window.bench().setup().draft());
            ScrollPane pane = (ScrollPane) window.node("setup");
            window.fx(() -> ((TitledPane) window.node("parameters")).setExpanded(true));
            window.fx(() -> pane.setVvalue(1));
            window.drop(noise);
            window.until("it is refused", () -> window.shown("import-problem"));
            window.until("it is in sight", () -> {
                Node problem = window.node("import-problem");
                Bounds there = problem.localToScene(problem.getLayoutBounds());
                Bounds seen = pane.localToScene(pane.getLayoutBounds());
                return seen.contains(there);
            });
            assertTrue(window.words("import-problem").contains("is not a TorchScript archive"));
            assertEquals(before, window.ask(() -> window.bench().setup().draft()));
            Path good = Files.writeString(folder.resolve("known.pt"), "x");
            window.drop(good);
            window.until("the next one is in use", () -> window.bench().setup().own(ModelKind.CLASSIFIER));
            assertFalse(window.shown("import"));
        }
    }

    @Test
    void manyClassesAreTickedInAList() throws Exception {
        Path many = Files.writeString(folder.resolve("known-many.pt"), "x");
        try (WindowDriver window = open()) {
            assertFalse(window.shown("choose-targets"));
            window.drop(many);
            window.until("it is in use", () -> window.shown("choose-targets"));
            assertEquals("10 of 60 classes", window.text("choose-targets"));
            window.fire("choose-targets");
            ListView<?> list = (ListView<?>) window.popped("target-list");
            TextField find = (TextField) window.popped("target-find");
            assertEquals("Find a class", find.getPromptText());
            // The picker takes the focus for its field once it is open.
            window.until("the picker is open", find::isFocused);
            window.fx(list::requestFocus);
            window.fx(() -> list.getSelectionModel().select(3));
            window.press(KeyCode.SPACE);
            assertEquals(List.of(0, 1, 2, 4, 5, 6, 7, 8, 9), targets(window));
            Label count = (Label) list.getParent().lookup(".sentence");
            assertEquals("9 of 60 classes", window.ask(count::getText));
            window.fx(() -> window.bench().setup().toggleTarget(3));
            assertEquals("10 of 60 classes", window.ask(count::getText), "whoever changed it");
            window.fx(() -> window.bench().setup().toggleTarget(3));
            window.fx(find::requestFocus);
            window.type("47");
            assertEquals(List.of(47), window.ask(() -> List.copyOf(list.getItems())));
            window.press(KeyCode.ENTER);
            assertEquals(List.of(0, 1, 2, 4, 5, 6, 7, 8, 9, 47), targets(window));
            window.press(KeyCode.SHIFT, KeyCode.ENTER);
            assertEquals(List.of(47), targets(window));
            window.press(KeyCode.ENTER);
            assertEquals(List.of(47), targets(window), "one at least stays");
            window.type("z");
            assertEquals("No class is called \"47z\".", window.ask(() -> ((Label) list.getPlaceholder()).getText()));
            window.fx(list::requestFocus);
            window.press(KeyCode.ESCAPE);
            window.until("it is closed, and nothing holds the list", () -> list.getScene() == null);
        }
    }

    /** An engine that fails may have been asked for a device that only a document names. */
    @Test
    void aDeviceThatIsNotThereIsShownAndCanBeLeft() throws Exception {
        FakeLaboratory failing = new FakeLaboratory(3, -1, null);
        try (WindowDriver window = open(failing)) {
            window.fx(() -> window.bench().setup().setDevice("gpu:0", 1));
            window.fire("start");
            assertTrue(window.ask(() -> window.bench().runs().waitingProperty().get()));
            failing.failStart("no such device");
            window.until("it is said", () -> window.shown("stage-problem"));
            assertFalse(window.ask(() -> window.bench().runs().waitingProperty().get()), "nobody waits any more");
            window.fx(() -> ((TitledPane) window.node("computing")).setExpanded(true));
            ComboBox<?> devices = (ComboBox<?>) window.node("device");
            assertEquals(
                    "gpu:0 (not available)",
                    window.ask(() -> devices.getButtonCell().getText()));
            window.fx(() -> devices.getSelectionModel().selectFirst());
            assertEquals("auto", window.ask(() -> window.bench().setup().draft().device()));
        }
    }

    private static List<Integer> targets(WindowDriver window) {
        return window.ask(() -> window.bench().setup().draft().targets());
    }

    @Test
    void imagesAreNewerThanTheirFiguresWhichSaySo() throws Exception {
        FakeLaboratory slow = new FakeLaboratory(150, 0, null);
        slow.showPreviews();
        try (WindowDriver window = open(slow)) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.press(KeyCode.SPACE);
            // all at one moment: the run goes on
            window.until(
                    "the images are newer",
                    () -> window.shownStep() >= 0
                            && window.text("shown-step").equals("step " + (window.shownStep() + 3))
                            && window.text("figures-step").equals("figures: " + window.shownStep()));
            window.press(KeyCode.SPACE);
            window.until(
                    "it pauses",
                    () -> window.bench().runs().statusProperty().get().state() == RunState.PAUSED);
            window.until("everything is of one step", () -> !window.shown("figures-step"));
            List<Integer> paused = window.pixels("tile-0");
            assertEquals("step " + window.step(), window.text("shown-step"));
            window.fx(() -> window.bench().playback().showStep(0));
            assertNotEquals(paused, window.pixels("tile-0"));
            assertEquals("step 0", window.text("shown-step"));
        }
    }

    @Test
    void aRunThatDivergesShowsTheImagesThatWereEvaluatedLast() throws Exception {
        FakeLaboratory slow = new FakeLaboratory(60, 0, null);
        slow.showPreviews();
        slow.divergeAt(22);
        try (WindowDriver window = open(slow)) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.press(KeyCode.SPACE);
            window.until("it says so", () -> window.shown("stage-problem"));
            assertEquals("step 16", window.text("shown-step"));
            assertFalse(window.shown("figures-step"));
        }
    }

    @Test
    void aDivergedRunSaysSoOverItsLastGoodImage() throws Exception {
        try (WindowDriver window = open()) {
            laboratory.divergeAt(40);
            window.press(KeyCode.SPACE);
            window.until("it says so", () -> window.shown("stage-problem"));
            assertTrue(window.words("stage-problem").contains("NaN at step 40"));
            assertTrue(window.shown("grid"));
            assertEquals(32, window.shownStep());
        }
    }

    @Test
    void theDefencesStandUnderANameOfTheirOwn() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("choose-mirror");
            window.fx(() -> ((TitledPane) window.node("parameters")).setExpanded(true));
            String words = window.words("parameters");
            assertTrue(words.startsWith("MIRROR\n"), words);
            assertTrue(words.contains("\nOutput-side defences\n"), words);
            assertEquals(words.indexOf("Output-side"), words.lastIndexOf("Output-side"), "said once");
        }
    }

    @Test
    void theStateIsReadOutWithWhatCameToBeLast() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.step() > 5);
            String running = window.ask(() -> window.node("state").getAccessibleText());
            assertTrue(running.startsWith("running. The run "), running);
            window.fx(() -> window.bench().runs().reset());
            assertEquals(
                    "ready. Back at step 0.",
                    window.ask(() -> window.node("state").getAccessibleText()));
        }
    }

    @Test
    void theOtherThemeIsTakenAndRemembered() throws Exception {
        try (WindowDriver window = open()) {
            boolean dark = window.ask(() -> window.shell().getStyleClass().contains("dark"));
            window.press(KeyCode.CONTROL, KeyCode.T);
            assertEquals(!dark, window.ask(() -> window.shell().getStyleClass().contains("dark")));
        }
        String kept = Files.readString(folder.resolve("settings").resolve("window.json"));
        assertTrue(kept.contains("\"light\"") || kept.contains("\"dark\""), kept);
    }

    @Test
    void closingInMidRunEndsTheRunAndTheLaboratory() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.SPACE);
            window.until("it runs", () -> window.step() > 5);
            assertTrue(window.closeWindow());
            assertTrue(laboratory.closed());
            assertTrue(laboratory.runs().getLast().status().state().ended());
        }
    }
}
