package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.inversight.blind.Deck;
import org.inversight.blind.Kind;
import org.inversight.blind.Question;
import org.inversight.run.RunState;
import org.inversight.shelf.KeptRun;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.judge.BlindModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** You are the judge, in the whole window. */
@Tag("slow")
class JudgeWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        return window;
    }

    private static void run(WindowDriver window) {
        window.fire("start");
        window.until("most images are clear", () -> window.shownStep() >= 320);
        window.fire("start");
        window.until("it pauses", () -> window.state() == RunState.PAUSED);
    }

    private static BlindModel.State state(WindowDriver window) {
        return window.ask(() -> window.bench().blind().stateProperty().get());
    }

    private static String obstacle(WindowDriver window) {
        return window.ask(() -> window.bench().commands().stream()
                .flatMap(group -> group.commands().stream())
                .filter(command -> command.id().equals("judge"))
                .findFirst()
                .orElseThrow()
                .obstacle()
                .getValue());
    }

    private static void begin(WindowDriver window) {
        window.fx(() -> window.node("grid").requestFocus());
        window.press(KeyCode.J);
        window.until("a question is asked", () -> window.shown("judge-shown"));
    }

    private static String rate(WindowDriver window, int row, int column) {
        return window.text("judge-rate-%d-%d".formatted(row, column)).replace('\u202f', ' ');
    }

    private static String count(WindowDriver window, int row, int column) {
        return window.text("judge-count-%d-%d".formatted(row, column));
    }

    @Test
    void aPanelByKeysItsRatesAndTheShelf() throws Exception {
        String came;
        try (WindowDriver window = open()) {
            assertEquals("Questions are about the images of a run; start one.", obstacle(window));
            window.press(KeyCode.J);
            assertFalse(window.shown("judge-pane"));
            run(window);
            assertEquals("", obstacle(window));
            begin(window);
            Bounds all = window.ask(() -> window.node("judge-pane")
                    .localToScene(window.node("judge-pane").getBoundsInLocal()));
            assertEquals(window.ask(() -> window.shell().getScene().getWidth()), all.getWidth(), 1);
            assertEquals(window.ask(() -> window.shell().getScene().getHeight()), all.getHeight(), 1);
            Deck deck = Objects.requireNonNull(state(window).deck());
            int count = deck.questions().size();
            assertEquals(18, count);
            int step = window.step();
            Set<String> words = new HashSet<>();
            List<Integer> before = List.of();
            for (int i = 0; i < count; i++) {
                Question question = deck.questions().get(i);
                assertEquals("%d of 18".formatted(i + 1), window.text("judge-progress"));
                assertTrue(window.ask(() -> window.node("judge-next").isDisabled()), "nothing is picked");
                List<Integer> now = window.pixels("judge-shown");
                assertNotEquals(before, now, "question %d shows another image".formatted(i + 1));
                before = now;
                if (!question.kind().lineUp()) {
                    words.add(window.words("judge-pane").replace("%d of 18".formatted(i + 1), ""));
                    // first the other one, which can still be changed
                    window.press(KeyCode.N);
                    assertTrue(window.ask(() -> ((ToggleButton) window.node("judge-not")).isSelected()));
                    window.press(i % 2 == 0 ? KeyCode.S : KeyCode.LEFT);
                    assertTrue(window.ask(() -> ((ToggleButton) window.node("judge-same")).isSelected()));
                    window.fire("judge-same");
                    assertTrue(window.ask(() -> ((ToggleButton) window.node("judge-same")).isSelected()), "it stays");
                } else {
                    words.add(window.words("judge-pane")
                            .replace("%d of 18".formatted(i + 1), "")
                            .replace("Finish", "Next"));
                    window.press(KeyCode.DIGIT2);
                    assertTrue(window.ask(() -> ((ToggleButton) window.node("judge-pick-2")).isSelected()));
                    if (i == count - 1) {
                        window.press(KeyCode.DOWN);
                        assertEquals(4, state(window).picked());
                        window.press(KeyCode.UP);
                    }
                }
                window.press(KeyCode.ENTER);
                if (i == 1) {
                    window.press(KeyCode.ESCAPE);
                    assertFalse(window.shown("judge-pane"));
                    begin(window);
                }
            }
            assertEquals(2, words.size(), "the words are the same whatever is shown: " + words);
            assertTrue(words.stream().noneMatch(w -> w.contains("econstruction") || w.contains("evaluator")));
            assertEquals(step, window.step(), "no letter was a command of the run");
            came = checkRates(window, deck);
            assertTrue(window.ask(() -> window.node("judge-result").isFocused()), "arrows scroll");
            assertTrue(window.words("judge-result").contains("A reconstruction of digit"));
            assertTrue(window.text("judge-said-0").startsWith("You: same  ·  evaluator A: "));
            window.press(KeyCode.ESCAPE);
            assertTrue(window.ask(() -> window.node("grid").isFocused()), "the focus is where it was");
            window.until("it is kept", () -> {
                KeptRun kept = window.bench().shelf().shownProperty().get();
                return kept != null && kept.sittings().answers().size() == 18;
            });
        }
        try (WindowDriver window = open()) {
            window.until(
                    "the run is there again",
                    () -> !window.bench().shelf().keptProperty().get().isEmpty());
            window.fx(() -> window.bench()
                    .shelf()
                    .recall(window.bench().shelf().keptProperty().get().getFirst()));
            window.until("it is recalled", () -> window.shownStep() > 0);
            assertEquals("", obstacle(window));
            window.press(KeyCode.J);
            window.until("the result is there", () -> window.shown("judge-rates"));
            assertEquals(came, window.words("judge-rates"));
            assertNotNull(window.node("judge-truth-17"));
            assertFalse(window.shown("judge-again"), "nothing is loaded for other questions");
        }
    }

    /** The viewer said "same" twelve times and took the second of six each time, evaluator B the smallest class. */
    private static String checkRates(WindowDriver window, Deck deck) {
        window.until("the result is there", () -> window.shown("judge-rates"));
        List<Kind> kinds = List.of(Kind.RECONSTRUCTION, Kind.GENUINE, Kind.DECOY);
        for (int r = 0; r < kinds.size(); r++) {
            boolean same = kinds.get(r) != Kind.DECOY;
            assertEquals(same ? "100 %" : "0 %", rate(window, r, 0));
            assertEquals("100 %", rate(window, r, 1), "evaluator A is always right");
            assertEquals(same ? "100 %" : "0 %", rate(window, r, 2), "evaluator B always says the same");
            // by Python: Wilson of 3 of 3 and of 0 of 3
            assertEquals(same ? "3 of 3  ·  44–100" : "0 of 3  ·  0–56", count(window, r, 0));
        }
        int last = window.ask(
                        () -> window.bench().blind().sittings().rates().rows().size())
                - 1;
        assertEquals("50 %", rate(window, last - 1, 0));
        assertTrue(count(window, last - 1, 0).startsWith("6 of 12"));
        List<Question> lineUps = deck.questions().subList(12, 18);
        long second = lineUps.stream().filter(q -> q.right() == 1).count();
        long smallest = lineUps.stream()
                .filter(q -> q.classes().stream().allMatch(k -> k >= q.asked()))
                .count();
        assertTrue(count(window, last, 0).startsWith(second + " of 6"));
        assertTrue(count(window, last, 1).startsWith("6 of 6"));
        assertTrue(count(window, last, 2).startsWith(smallest + " of 6"));
        assertTrue(window.words("judge-rates").contains("chance"));
        return window.words("judge-rates");
    }

    @Test
    void peopleAreCalledPeopleAndAnotherPanelAsksOtherQuestions() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("sample-identities");
            window.until("the people are known", () -> {
                var loaded = window.bench().opening().summaryProperty().get();
                return loaded != null && loaded.verifier() != null;
            });
            window.fx(() -> window.bench().setup().setSteps(50_000));
            run(window);
            begin(window);
            assertEquals("Does the large image show the same person as the other four?", window.text("judge-question"));
            Deck first = Objects.requireNonNull(state(window).deck());
            window.press(KeyCode.S);
            window.click("judge-next");
            window.click("judge-not");
            window.press(KeyCode.ENTER);
            assertEquals("3 of %d".formatted(first.questions().size()), window.text("judge-progress"));
            while (state(window).question() != null) {
                window.press(KeyCode.RIGHT);
                window.press(KeyCode.ENTER);
            }
            assertTrue(window.words("judge-result").contains("No image of this step is a plain false positive"));
            window.click("judge-again");
            window.until("other questions are asked", () -> window.shown("judge-shown"));
            assertNotEquals(
                    first.questions(),
                    Objects.requireNonNull(state(window).deck()).questions());
            window.press(KeyCode.S);
            window.press(KeyCode.ENTER);
            assertEquals(
                    first.questions().size() + 1,
                    window.ask(() -> window.bench().blind().sittings().answers().size()));
        }
    }
}
