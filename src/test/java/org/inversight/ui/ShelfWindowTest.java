package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.inversight.loading.LoadSummary;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.inversight.shelf.KeptRun;
import org.inversight.shelf.RecalledRun;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.shelf.ShelfModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches and the shelf of runs in the real window. */
@Tag("slow")
class ShelfWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        return open(new FakeLaboratory(3, 0, null));
    }

    private WindowDriver open(FakeLaboratory laboratory) throws Exception {
        WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static ShelfModel shelf(WindowDriver window) {
        return window.bench().shelf();
    }

    private static List<KeptRun> kept(WindowDriver window) {
        return window.ask(() -> shelf(window).keptProperty().get());
    }

    @Test
    void stepsBackAndBranchesFromThere() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("some steps are recorded", () -> window.shownStep() >= 80);
            window.click("start");
            window.until(
                    "the step at which it pauses is shown",
                    () -> window.state() == RunState.PAUSED && window.shownStep() == window.step());
            int newest = window.shownStep();
            window.click("earlier");
            int back = window.shownStep();
            assertTrue(back < newest, "one recorded step back");
            window.press(KeyCode.COMMA);
            int shown = window.shownStep();
            assertTrue(shown < back, "and one more by key");
            List<Integer> before = window.pixels("timeline");
            window.press(KeyCode.B);
            window.until("it goes on", () -> window.step() > shown && window.state() == RunState.RUNNING);
            window.click("start");
            assertEquals(
                    shown,
                    window.ask(() -> window.bench().runs().runProperty().get().experiment())
                            .begin());
            assertNotEquals(before, window.pixels("timeline"));
            window.until(
                    "both are kept", () -> shelf(window).keptProperty().get().size() == 2);
        }
    }

    @Test
    void aBranchOfARecalledRunKeepsTheStepsBeforeIt() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until(
                    "it is kept", () -> window.shownStep() >= 80 && kept(window).size() == 1);
            window.click("stop");
            window.until(
                    "its end is kept", () -> kept(window).getFirst().figures().ended() != null);
            window.fx(() -> window.bench().runs().reset());
            window.fx(() -> shelf(window).recall(kept(window).getFirst()));
            window.until(
                    "it is shown", () -> window.bench().runs().runProperty().get() instanceof RecalledRun);
            window.press(KeyCode.COMMA);
            int shown = window.shownStep();
            assertTrue(shown > 0);
            List<Integer> before =
                    recorded(window).stream().filter(step -> step <= shown).toList();
            assertTrue(before.size() > 1, before.toString());
            window.press(KeyCode.B);
            window.until("it goes on", () -> window.state() == RunState.RUNNING && window.shownStep() > shown);
            window.click("start");
            assertEquals(before, recorded(window).subList(0, before.size()));
        }
    }

    @Test
    void recalledPeopleHaveTheirNamesAtOnceAndAllElseOnceTheyAreLoaded() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("sample-identities");
            window.until("the people are known", () -> peopleLoaded(window));
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.click("start");
            window.until(
                    "they are kept",
                    () -> window.shownStep() >= 40 && kept(window).size() == 1);
            window.click("stop");
            window.until(
                    "the end is kept", () -> kept(window).getFirst().figures().ended() != null);
        }
        FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);
        try (WindowDriver window = open(laboratory)) {
            window.until(
                    "the digits are loaded",
                    () -> window.bench().opening().summaryProperty().get() != null);
            laboratory.holdOpenings(true);
            window.fx(() -> window.bench().panes().openRight());
            window.fx(() -> shelf(window).recall(kept(window).getFirst()));
            window.until("they are shown", () -> window.shownStep() > 0);
            window.fx(() -> window.bench().playback().showStep(0));
            window.fx(() -> window.bench().selection().select(0));
            assertTrue(window.words("grid").contains("Aldu"), window.words("grid"));
            assertFalse(marks(window).contains(" of "), marks(window));
            assertTrue(window.text("similarity").contains("none of these people"), window.text("similarity"));
            String figures = window.words("figures");
            laboratory.holdOpenings(false);
            window.fx(() -> window.bench().setup().chooseLoss("cross-entropy"));
            window.until("the people are known", () -> peopleLoaded(window));
            assertTrue(marks(window).contains(" of 60, "), marks(window));
            assertTrue(window.text("similarity").contains("none of the 60 people"), window.text("similarity"));
            assertNotEquals(figures, window.words("figures"), "an evaluator can reject");
        }
    }

    private static boolean peopleLoaded(WindowDriver window) {
        LoadSummary loaded = window.bench().opening().summaryProperty().get();
        return loaded != null && loaded.verifier() != null;
    }

    private static String marks(WindowDriver window) {
        return window.ask(() -> {
            Node first = window.node("grid").lookup(".marks");
            return Objects.requireNonNull(first).getAccessibleText();
        });
    }

    private static List<Integer> recorded(WindowDriver window) {
        return window.ask(() -> window.bench().playback().recordedProperty().get().stream()
                .map(Snapshot::step)
                .toList());
    }

    @Test
    void recallingARunLeavesTheOneThatGoesOnAsItWas() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until(
                    "the first is kept",
                    () -> window.shownStep() >= 40 && kept(window).size() == 1);
            window.fire("stop");
            KeptRun first = kept(window).getFirst();
            window.fx(() -> window.bench().setup().setSteps(60_000));
            window.click("start");
            window.until("the second is kept", () -> kept(window).size() == 2 && window.shownStep() >= 40);
            KeptRun second = kept(window).getFirst();
            assertNotEquals(first.id(), second.id());
            window.fx(() -> shelf(window).recall(first));
            window.until(
                    "the first is shown",
                    () -> window.ask(() -> window.bench().runs().runProperty().get() instanceof RecalledRun));
            window.until(
                    "the end of the second is kept",
                    () -> kept(window).stream()
                            .anyMatch(run -> run.id().equals(second.id())
                                    && run.figures().ended() != null));
            KeptRun now = kept(window).stream()
                    .filter(run -> run.id().equals(second.id()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(60_000, now.experiment().steps());
            assertEquals(60_000, now.figures().steps());
            assertEquals(50_000, window.ask(() -> window.bench().setup().draft().steps()));
        }
    }

    @Test
    void sidesOfAComparisonAreKeptAndARunIsComparedWithWhatIsSetUp() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("it is kept", () -> shelf(window).keptProperty().get().size() == 1);
            window.click("stop");
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until(
                    "the list has the keys", () -> window.popped("shelf-list").isFocused());
            window.press(KeyCode.C);
            window.until(
                    "the same twice is no comparison",
                    () -> ((Label) window.popped("shelf-said")).getText().contains("change a setting"));
            window.press(KeyCode.ESCAPE);
            String before = window.bench().setup().draft().loss();
            window.fx(() -> window.bench().setup().chooseLoss("max-margin"));
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until(
                    "the list has the keys", () -> window.popped("shelf-list").isFocused());
            window.press(KeyCode.C);
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertEquals(
                    List.of("max-margin", String.valueOf(before)),
                    window.ask(() -> window.bench().comparison().running().stream()
                            .map(run -> String.valueOf(run.experiment().loss()))
                            .toList()));
            window.until(
                    "both sides are kept too",
                    () -> shelf(window).keptProperty().get().size() == 3);
            window.fire("leave-compare");
            assertEquals(3, kept(window).size(), "and stay");
            window.fx(() -> shelf(window).recall(kept(window).get(0)));
            window.until(
                    "one is recalled", () -> window.bench().runs().runProperty().get() instanceof RecalledRun);
        }
    }

    @Test
    void runsAreRecalledPinnedRenamedRemovedAndPutBackByKeysAndSurviveARestart() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until(
                    "the first is kept",
                    () -> shelf(window).keptProperty().get().size() == 1 && window.shownStep() >= 40);
            window.click("stop");
            window.fx(() -> window.bench().setup().newSeed());
            window.click("start");
            window.until(
                    "so is the second", () -> shelf(window).keptProperty().get().size() == 2);
            window.click("stop");
            assertNotEquals(
                    kept(window).get(0).experiment().seed(),
                    kept(window).get(1).experiment().seed());
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until(
                    "the list has the keys", () -> window.popped("shelf-list").isFocused());
            ListView<?> list = (ListView<?>) window.popped("shelf-list");
            assertEquals(2, list.getItems().size());
            window.press(KeyCode.DOWN);
            window.press(KeyCode.P);
            assertTrue(kept(window).get(1).label().pinned());
            window.press(KeyCode.F2);
            window.type("Dark");
            window.press(KeyCode.ENTER);
            assertEquals("Dark", kept(window).get(1).label().name());
            window.press(KeyCode.UP);
            window.press(KeyCode.DELETE);
            assertEquals(1, kept(window).size());
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(2, kept(window).size());
            window.press(KeyCode.DOWN);
            window.press(KeyCode.ENTER);
            window.until("it is recalled", () -> !shelf(window).openProperty().get());
            assertEquals(0, window.ask(() -> window.bench().setup().draft()).seed());
            assertEquals(kept(window).get(1).figures().step(), window.shownStep());
            window.press(KeyCode.COMMA);
            assertTrue(window.shownStep() < kept(window).get(1).figures().step(), "its steps can be looked through");
        }
        try (WindowDriver window = open()) {
            window.until(
                    "both are there again",
                    () -> shelf(window).keptProperty().get().size() == 2);
            assertEquals("Dark", kept(window).get(1).label().name());
            assertTrue(kept(window).get(1).label().pinned());
            assertEquals(-1, window.shownStep(), "nothing is on the stage");
            window.fx(() -> shelf(window).recall(kept(window).get(1)));
            window.until("its images are", () -> window.shownStep() > 0);
            List<Integer> recalled = window.pixels("tile-0");
            window.fx(() -> window.bench().playback().showStep(0));
            assertNotEquals(recalled, window.pixels("tile-0"));
        }
    }
}
