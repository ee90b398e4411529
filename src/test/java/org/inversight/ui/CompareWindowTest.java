package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other, in the whole window. */
@Tag("slow")
class CompareWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open(int stepMillis) throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(stepMillis, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static void four(WindowDriver window) {
        window.fx(() -> window.node("grid").requestFocus());
        window.press(KeyCode.C);
        window.fx(() -> ((ButtonBase) window.popped("compare-four")).fire());
        window.until("all four are seen", () -> window.shown("compare-tile-3-0-0"));
    }

    private static int step(WindowDriver window) {
        return window.ask(
                () -> window.bench().comparison().statusProperty().get().step());
    }

    @Test
    void thePapersFourInOneClick() throws Exception {
        try (WindowDriver window = open(3)) {
            four(window);
            List<String> titles = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                titles.add(window.text("side-title-" + s));
            }
            assertEquals(List.of("Baseline", "LOM", "Students", "LOMMA"), titles);
            assertFalse(window.shown("grid"), "the comparison has the stage");
            window.until("they run", () -> step(window) >= 12);
            // both at one moment: the runs go on
            window.until("the counter says it", () -> {
                int now = window.bench().comparison().statusProperty().get().step();
                return window.text("step-counter").replace("\u202f", "").equals("step " + now);
            });
            window.fx(() -> window.node("compare-grid").requestFocus());
            window.press(KeyCode.SPACE);
            window.until(
                    "they pause",
                    () -> window.bench().comparison().statusProperty().get().state() == RunState.PAUSED);
            String differs = window.words("compare-differences");
            assertTrue(differs.contains("identity loss") && differs.contains("Learning rate"), differs);
            assertFalse(differs.contains("seed"), differs);
            window.fire("leave-compare");
            window.until("the stage is back", () -> window.shown("grid"));
        }
    }

    @Test
    void theSliderMovesAllSidesAndTheDifferenceIsGreyWhereTheyAgree() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fx(() -> window.bench().setup().setTargets(List.of(0, 1)));
            four(window);
            window.until("they run", () -> step(window) >= 30);
            window.press(KeyCode.SPACE);
            window.until(
                    "they pause",
                    () -> window.bench().comparison().statusProperty().get().state() == RunState.PAUSED);
            List<Integer> now = window.pixels("compare-tile-1-0-0");
            window.fx(() -> window.bench().comparison().playback().showStep(0));
            List<Integer> before = window.pixels("compare-tile-1-0-0");
            assertNotEquals(now, before);
            assertTrue(window.words("comparison").contains("step 0\n"), window.words("comparison"));
            window.fx(() -> window.bench().comparison().playback().backToLive());
            assertEquals(now, window.pixels("compare-tile-1-0-0"));
            // the fake's sides run each by itself, but draw the same at the same step: the middle is plain grey
            window.fx(() -> window.bench().comparison().playback().showStep(0));
            window.fire("compare-difference");
            List<Integer> apart = window.pixels("compare-tile-1-0-0");
            int middle = apart.get(apart.size() / 2);
            assertEquals(0xff808080, middle, Integer.toHexString(middle));
            window.fire("compare-difference");
            assertEquals(before, window.pixels("compare-tile-1-0-0"));
        }
    }

    @Test
    void imagesOfTheSidesAreNewerThanTheirFiguresUntilSomebodyLooksClosely() throws Exception {
        FakeLaboratory laboratory = new FakeLaboratory(100, 0, null);
        laboratory.showPreviews();
        try (WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fx(() -> window.bench().setup().setTargets(List.of(0, 1)));
            four(window);
            window.until(
                    "the timeline says so", () -> window.words("comparison").contains("figures: "));
            List<Integer> before = window.pixels("compare-tile-3-0-0");
            int evaluated = evaluated(window);
            window.until(
                    "a newer image is shown",
                    () -> evaluated(window) > evaluated
                            || !window.pixels("compare-tile-3-0-0").equals(before));
            window.fire("compare-difference");
            assertFalse(window.words("comparison").contains("figures: "), "differences are those of snapshots");
            window.fire("compare-difference");
            window.until(
                    "they are shown again", () -> window.words("comparison").contains("figures: "));
            window.press(KeyCode.SPACE);
            window.until("all is of one step", () -> !window.words("comparison").contains("figures: "));
        }
    }

    private static int evaluated(WindowDriver window) {
        return window.ask(() ->
                window.bench().comparison().playback().shownProperty().get().step());
    }

    @Test
    void ceilingAndFloorStandBesideEachSideAndGoWithItsRun() throws Exception {
        FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);
        CompletableFuture<Boolean> known = laboratory.holdBounds();
        try (WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fx(() -> window.bench().setup().setTargets(List.of(0, 1)));
            four(window);
            window.until("they run", () -> step(window) >= 12);
            assertEquals(0, said(window, ".bars", "genuine images").size());
            known.complete(true);
            window.until(
                    "each side's bars say it",
                    () -> said(window, ".bars", "genuine images 97\u202f%").size() == 8);
            window.until(
                    "and the figures above",
                    () -> said(window, ".side-figures", "Genuine images reach 97\u202f%, chance 10\u202f%.")
                                    .size()
                            == 4);
            laboratory.holdBounds();
            window.fx(() -> window.bench().comparison().reset());
            window.fx(() -> window.bench().comparison().startOrPause());
            window.until("they run again", () -> step(window) >= 12);
            window.until(
                    "what is not known yet is not shown",
                    () -> said(window, ".bars", "genuine images").isEmpty());
        }
    }

    /** What parts of the comparison say to a screen reader, where it contains these words. */
    private static List<String> said(WindowDriver window, String kind, String words) {
        return window.ask(() -> window.node("comparison").lookupAll(kind).stream()
                .flatMap(n -> n instanceof Pane pane ? pane.getChildren().stream() : Stream.of(n))
                .map(n -> String.valueOf(n.getAccessibleText()))
                .filter(text -> text.contains(words))
                .toList());
    }

    @Test
    void undefendedBesideDefended() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            assertTrue(window.ask(() -> window.popped("compare-defended").isDisabled()), "KEDMI sees gradients");
            window.press(KeyCode.ESCAPE);
            window.fx(() -> window.bench().setup().chooseAttack("mirror"));
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            window.fx(() -> ((MenuButton) window.popped("compare-defended"))
                    .getItems()
                    .getFirst()
                    .fire());
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertEquals("undefended", window.text("side-title-0"));
            assertEquals("Top k 1", window.text("side-title-1"));
            assertTrue(window.words("compare-differences").contains("Top k"), window.words("compare-differences"));
        }
    }

    @Test
    void anAudienceReadsHowTheSidesStandAndChoosesThemTheSameWay() throws Exception {
        try (WindowDriver window = open(3)) {
            window.press(KeyCode.F11);
            window.until("the caption is there", () -> window.shown("caption"));
            window.press(KeyCode.C);
            window.until("it is asked without the bar", () -> window.popped("compare-four") != null);
            window.fx(() -> ((ButtonBase) window.popped("compare-four")).fire());
            window.until("they run", () -> window.text("caption").startsWith("Step"));
            String caption = window.text("caption");
            for (String side : List.of("Baseline", "LOM", "Students", "LOMMA")) {
                assertTrue(caption.contains(side), caption);
            }
            window.until("a step later", () -> !window.text("caption").equals(caption));
            assertEquals(caption.length(), window.text("caption").length(), "words keep their places");
        }
    }

    @Test
    void oneAttackBesideAnotherInOneChartWithWhatEachCosts() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            window.fx(() -> ((MenuButton) window.popped("compare-attack"))
                    .getItems().stream()
                            .filter(item -> item.getId().equals("compare-with-gmi"))
                            .findFirst()
                            .orElseThrow()
                            .fire());
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertTrue(window.text("side-title-0").startsWith("KEDMI"), window.text("side-title-0"));
            assertTrue(window.text("side-title-1").startsWith("GMI"), window.text("side-title-1"));
            window.until("each says what a step costs", () -> costs(window) == 2);
            List<Integer> before = window.pixels("compare-chart");
            String legend = window.words("compare-chart");
            assertTrue(legend.contains("KEDMI") && legend.contains("GMI"), legend);
            int then = step(window);
            window.until("steps later", () -> step(window) >= then + 40);
            assertNotEquals(before, window.pixels("compare-chart"), "the lines grow");
        }
    }

    /** How many sides say their step and its cost. */
    private static long costs(WindowDriver window) {
        return window.node("comparison").lookupAll(".side-head").stream()
                .flatMap(head -> head.lookupAll(".score-name").stream())
                .filter(node ->
                        node instanceof Label label && label.getText().matches("step [\\d\u202f]+, \\d+ ms each"))
                .count();
    }

    @Test
    void aScreenReaderHearsOfTheComparisonAndAWrongFileIsRefusedInFrontOfIt() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 5);
            four(window);
            window.until("they run", () -> step(window) >= 12);
            assertFalse(said(window).contains("Paused"), said(window));
            window.press(KeyCode.SPACE);
            window.until("the pause is said", () -> said(window).contains("Paused at step " + step(window)));
            Path wrong = Files.writeString(folder.resolve("notes.png"), "no image");
            window.drop(wrong);
            window.until("it is refused", () -> window.shown("compare-problem"));
            assertTrue(window.words("compare-problem").contains("notes.png"), window.words("compare-problem"));
            assertTrue(said(window).contains("notes.png"), said(window));
            assertTrue(window.shown("compare-tile-3-0-0"), "the comparison is still there");
        }
    }

    private static String said(WindowDriver window) {
        return window.ask(() -> String.valueOf(window.node("state").getAccessibleText()));
    }

    @Test
    void aSideIsSetUpWithItsSample() throws Exception {
        try (WindowDriver window = open(3)) {
            four(window);
            window.fx(() -> window.bench()
                    .setup()
                    .chooseSample(window.bench().setup().samples().get(1)));
            window.fire("keep-side-1");
            window.until("the stage is back", () -> window.shown("grid"));
            assertEquals("digits", window.bench().setup().draft().sample());
            assertEquals("digits", window.bench().setup().sampleProperty().get().name());
            assertEquals(10, window.bench().setup().classes().size());
        }
    }

    @Test
    void sidesOfOnesOwnAndKeepingOne() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            window.fx(() -> ((ButtonBase) window.popped("compare-add")).fire());
            window.fx(() -> ((ButtonBase) window.popped("compare-add")).fire());
            assertTrue(window.ask(() -> window.popped("compare-said").isVisible()), "the same twice");
            assertTrue(window.ask(() -> window.popped("compare-start").isDisabled()), "one side is none");
            window.press(KeyCode.ESCAPE);
            window.fx(() -> window.bench().setup().chooseLoss("max-margin"));
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.C);
            window.fx(() -> ((ButtonBase) window.popped("compare-add")).fire());
            window.fx(() -> ((ButtonBase) window.popped("compare-start")).fire());
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertEquals("LOMMA", window.text("side-title-0"));
            window.fire("keep-side-0");
            window.until("the stage is back", () -> window.shown("grid"));
            assertEquals("lom", window.bench().setup().draft().loss());
        }
    }

    @Test
    void theRunOnTheStageWaitsAndAClosedComparisonLeavesNoRun() throws Exception {
        try (WindowDriver window = open(3)) {
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 5);
            window.fx(() -> window.bench().comparison().ask());
            window.fx(() -> ((ButtonBase) window.popped("compare-four")).fire());
            window.until("all four are seen", () -> window.shown("compare-tile-3-0-0"));
            assertEquals(RunState.PAUSED, window.state());
            int paused = window.step();
            window.until("they run", () -> step(window) >= 5);
            window.fire("compare");
            window.until("the stage is back", () -> window.shown("grid"));
            assertEquals(paused, window.step());
            window.press(KeyCode.SPACE);
            window.until("it goes on", () -> window.step() > paused);
        }
    }
}
