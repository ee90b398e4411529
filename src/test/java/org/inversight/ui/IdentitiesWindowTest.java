package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import org.inversight.metric.LeakTable;
import org.inversight.metric.LineUp;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.stage.LineUpModel;
import org.inversight.ui.stage.PanelsModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over sixty drawn people: pages, truths, leaks and line-ups. */
@Tag("slow")
class IdentitiesWindowTest {

    @TempDir
    Path folder;

    /** With the people chosen by one click on their thumbnail. */
    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fire("sample-identities");
        window.until("the people are known", () -> {
            var loaded = window.bench().opening().summaryProperty().get();
            return loaded != null && loaded.verifier() != null;
        });
        return window;
    }

    private static void run(WindowDriver window) {
        window.press(KeyCode.SPACE);
        window.until("there are images", () -> window.shownStep() >= 40);
        window.press(KeyCode.SPACE);
    }

    private static String accessible(WindowDriver window, String style) {
        return window.ask(() -> {
            Node first = window.node("grid").lookup(style);
            return Objects.requireNonNull(first).getAccessibleText();
        });
    }

    @Test
    void tenPeopleAreBegunWithAndTheDigitsAreOneClickAway() throws Exception {
        try (WindowDriver window = open()) {
            assertEquals("10 of 60 people", window.text("choose-targets"));
            assertTrue(window.words("start-card").contains("10 images of 10 people"));
            assertFalse(window.shown("pager"));
            assertTrue(window.text("evaluators").endsWith(" and Attribute reader"), window.text("evaluators"));
            window.fire("sample-digits");
            assertEquals(
                    "digits", window.ask(() -> window.bench().setup().draft().sample()));
            window.fire("sample-digits");
            assertEquals(
                    "digits", window.ask(() -> window.bench().setup().draft().sample()));
        }
    }

    @Test
    void aRowShowsWhomItShouldShowAndWhatTheJudgesSay() throws Exception {
        try (WindowDriver window = open()) {
            run(window);
            assertTrue(window.words("grid").contains("Aldu"));
            assertEquals(
                    "A private image of Aldu, from the target's training set", accessible(window, ".private-tile"));
            String said = accessible(window, ".marks");
            assertTrue(said.startsWith("Verifier: "), said);
            assertTrue(said.contains("of 60, "), said);
            assertTrue(said.contains("glasses: "), said);
            assertTrue(window.words("scores").contains("rank-1"));
        }
    }

    @Test
    void sixtyPeopleGoByTen() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().setup().allTargets());
            run(window);
            assertTrue(window.shown("pager"));
            assertEquals("1 to 10 of 60", window.text("page"));
            List<Integer> first = window.pixels("grid");
            window.press(KeyCode.PAGE_DOWN);
            assertEquals("11 to 20 of 60", window.text("page"));
            assertNotEquals(first, window.pixels("grid"));
            assertTrue(window.shown("tile-10"));
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.PAGE_DOWN);
            assertEquals("21 to 30 of 60", window.text("page"));
            window.fx(() -> window.bench().selection().select(9));
            assertEquals("1 to 10 of 60", window.text("page"));
            window.press(KeyCode.DOWN);
            assertEquals(
                    10,
                    window.ask(() -> window.bench().selection().imageProperty().get()));
            assertEquals("11 to 20 of 60", window.text("page"));
            window.fire("previous-page");
            assertEquals("1 to 10 of 60", window.text("page"));
            assertTrue(window.ask(() -> window.node("previous-page").isDisabled()));
        }
    }

    @Test
    void theInspectorTellsEverythingAboutThePerson() throws Exception {
        try (WindowDriver window = open()) {
            run(window);
            window.fx(() -> window.bench().selection().select(3));
            String words = window.words("selected");
            assertTrue(words.contains("SELECTED: BEXI, IMAGE 1"), words);
            assertTrue(words.contains("Bexi: 3/3 private images, mean"), words);
            assertTrue(window.text("similarity").contains("threshold 0.50"));
            assertTrue(window.text("leaked").startsWith("Recovered: "));
            assertTrue(window.words("attributes").contains("hair colour"));
        }
    }

    @Test
    void theHeatMapHasEveryPersonAndTheTotals() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().setup().allTargets());
            run(window);
            window.fx(() -> window.bench().panels().choose(LeakTable.ID));
            assertTrue(window.shown("matrix"));
            assertFalse(window.shown("grid"));
            String words = window.words("matrix");
            assertTrue(words.contains("Aldu") && words.contains("Zulmi"), words);
            assertTrue(words.contains("hair\ncolour") && words.contains("hair\nlength"), words);
            assertTrue(wholeHeads(window), "a column's name is cut");
            assertTrue(words.contains("recovered\n") && words.contains("by guessing\n"), words);
            assertFalse(window.shown("pager"));
        }
    }

    private static boolean wholeHeads(WindowDriver window) {
        return window.ask(() -> window.node("matrix").lookupAll(".matrix-head").stream()
                .filter(Node::isVisible)
                .allMatch(head -> head.getLayoutBounds().getWidth() >= head.prefWidth(-1) - 1
                        && head.getLayoutBounds().getHeight() >= head.prefHeight(-1) - 1));
    }

    @Test
    void aLineUpIsJudgedByKeysAndByClicks() throws Exception {
        try (WindowDriver window = open()) {
            run(window);
            window.fx(() -> window.bench().selection().select(0));
            assertTrue(window.words("selected").contains("ALDU"));
            window.fx(() -> window.bench().panels().choose(PanelsModel.LINE_UP));
            assertFalse(window.words("selected").contains("ALDU"), "it would be the answer");
            assertTrue(window.shown("line-up"));
            assertTrue(window.words("line-up").contains("right once in six"));
            assertFalse(window.words("line-up").contains("Aldu"), "no names before the pick");
            int answer = answer(window);
            window.press(List.of(
                            KeyCode.DIGIT1,
                            KeyCode.DIGIT2,
                            KeyCode.DIGIT3,
                            KeyCode.DIGIT4,
                            KeyCode.DIGIT5,
                            KeyCode.DIGIT6)
                    .get(answer));
            assertTrue(window.text("line-up-verdict").startsWith("Right: this is "));
            assertEquals("1 of 1 right; guessing would get 0.2.", window.text("line-up-score"));
            window.press(KeyCode.ENTER);
            assertEquals("Click a person or press 1 to 6.", window.text("line-up-verdict"));
            int wrong = (answer(window) + 1) % LineUp.SIZE;
            window.fx(() -> ((ButtonBase) window.node("candidate-" + (wrong + 1))).fire());
            assertTrue(window.text("line-up-verdict").startsWith("Wrong: this is "));
            assertEquals("1 of 2 right; guessing would get 0.3.", window.text("line-up-score"));
        }
    }

    private static int answer(WindowDriver window) {
        LineUpModel.State state =
                window.ask(() -> window.bench().lineUps().stateProperty().get());
        return Objects.requireNonNull(state).lineUp().answer();
    }
}
