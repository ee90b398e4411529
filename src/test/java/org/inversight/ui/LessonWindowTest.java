package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.inversight.lesson.Lesson;
import org.inversight.lesson.Place;
import org.inversight.run.RunState;
import org.inversight.ui.control.SidePane;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lessons in the whole window. */
@Tag("slow")
class LessonWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        // The headless platform draws an image of the old size into a window of the new one.
        window.fx(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            Stage stage = (Stage) window.shell().getScene().getWindow();
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(screen.getWidth());
            stage.setHeight(screen.getHeight());
        });
        window.fx(() -> window.bench().panes().openRight());
        return window;
    }

    private void drop(WindowDriver window, String steps) throws Exception {
        window.drop(Files.writeString(
                folder.resolve("mine.lesson.json"),
                "{\"title\": \"Mine\", \"about\": \"A test.\", \"steps\": [" + steps + "]}"));
    }

    private static boolean can(WindowDriver window, String id) {
        return window.ask(() -> !window.node(id).isDisabled());
    }

    /** Waits for what the step waits for, and goes on. */
    private static void on(WindowDriver window) {
        window.until("it goes on", () -> can(window, "lesson-next"));
        window.fire("lesson-next");
    }

    private static List<Bounds> frames(WindowDriver window) {
        return window.ask(() -> window.shell().lookupAll(".lesson-frame").stream()
                .filter(Node::isVisible)
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList());
    }

    private static Bounds place(WindowDriver window, String id) {
        return window.ask(() -> window.node(id).localToScene(window.node(id).getLayoutBounds()));
    }

    @Test
    void theTourOfTheStartCardDoesWhatItSaysAtEachStop() throws Exception {
        try (WindowDriver window = open()) {
            assertFalse(window.shown("lesson"));
            window.click("tour");
            assertEquals("1 of 8", window.text("lesson-number"));
            assertTrue(window.text("lesson-text").startsWith("Baseline."));
            assertEquals("cross-entropy", window.bench().setup().draft().loss());
            assertEquals("none", window.bench().setup().draft().augmentation());
            assertFalse(can(window, "lesson-back"));
            double high = place(window, "lesson").getHeight();
            on(window);
            assertTrue(window.step() >= 40);
            long first =
                    window.ask(() -> window.bench().runs().runProperty().get().id());
            on(window);
            assertEquals("lom", window.bench().setup().draft().loss());
            assertEquals("none", window.bench().setup().draft().augmentation());
            on(window);
            assertEquals("students", window.bench().setup().draft().augmentation());
            on(window);
            assertEquals("digits-disjoint", window.bench().setup().draft().sample());
            on(window);
            assertEquals("pixel", window.bench().setup().draft().attack());
            assertEquals("digits", window.bench().setup().draft().sample());
            on(window);
            assertEquals("brep-mi", window.bench().setup().draft().attack());
            on(window);
            assertEquals("mirror", window.bench().setup().draft().attack());
            assertEquals(
                    1,
                    ((Number) Objects.requireNonNull(
                                    window.bench().setup().draft().parameters().get("defence.top-k")))
                            .intValue());
            assertEquals(high, place(window, "lesson").getHeight(), 0.5, "the stage keeps its height");
            window.until("it runs", () -> window.step() >= 20);
            assertFalse(can(window, "lesson-next"), "the last stop");
            assertTrue(first
                    != window.ask(
                            () -> window.bench().runs().runProperty().get().id()));
            window.fire("lesson-leave");
            assertFalse(window.shown("lesson"));
            assertEquals("mirror", window.bench().setup().draft().attack(), "what is there stays");
        }
    }

    @Test
    void goingBackShowsTheRunThatTheTextIsAbout() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "One.", "setting": {"sample": "digits", "loss": "cross-entropy", "augmentation": "none",
                     "steps": 50000}, "start": true},
                    {"text": "Still one."},
                    {"text": "Two.", "setting": {"loss": "lom"}, "start": true}""");
            window.until("it is there", () -> window.shown("lesson"));
            window.until("it runs", () -> window.step() >= 5);
            long one =
                    window.ask(() -> window.bench().runs().runProperty().get().id());
            window.fire("lesson-next");
            window.fire("lesson-back");
            window.fire("lesson-next");
            assertEquals(
                    one,
                    window.ask(() -> window.bench().runs().runProperty().get().id()),
                    "nothing began anew");
            window.fire("lesson-next");
            assertEquals("lom", window.bench().setup().draft().loss());
            window.fire("lesson-back");
            assertEquals("Still one.", window.text("lesson-text"));
            assertEquals("cross-entropy", window.bench().setup().draft().loss());
            window.until("it runs", () -> window.state() == RunState.RUNNING);
            assertEquals(
                    "cross-entropy",
                    window.ask(() -> window.bench()
                            .runs()
                            .runProperty()
                            .get()
                            .experiment()
                            .loss()));
        }
    }

    @Test
    void aStepPointsAtPlacesAndHidesAllControlsButThoseItNames() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "Look.", "setting": {"sample": "digits"}, "look": ["confidence", "start"],
                     "controls": ["start", "confidence", "selected"]},
                    {"text": "All."}""");
            window.until("it points", () -> frames(window).size() == 2);
            Bounds confidence = place(window, "confidence");
            assertTrue(frames(window).stream()
                    .anyMatch(f -> f.getMinX() <= confidence.getMinX() + 4
                            && f.getMaxX() >= confidence.getMaxX() - 4
                            && Math.abs(f.getMinY() - confidence.getMinY()) < 12));
            for (String kept : List.of("start", "confidence", "selected")) {
                assertTrue(window.shown(kept), kept);
            }
            for (String hidden : List.of("reset", "stop", "seed", "losses", "explanation")) {
                assertFalse(window.shown(hidden), hidden);
            }
            window.fire("lesson-next");
            assertEquals(List.of(), frames(window));
            for (String back : List.of("reset", "stop", "seed", "losses", "explanation")) {
                assertTrue(window.shown(back), back);
            }
            List<String> order = window.ask(() -> window.node("reset").getParent().getChildrenUnmodifiable().stream()
                    .map(Node::getId)
                    .toList());
            assertEquals(List.of("reset", "start", "step", "narrate", "stop", "save", "compare"), order);
            window.fire("lesson-back");
            assertFalse(window.shown("reset"));
            window.fire("lesson-leave");
            assertTrue(window.shown("reset"));
        }
    }

    @Test
    void aQuestionTakesOneAnswerAndSaysWhy() throws Exception {
        try (WindowDriver window = open()) {
            assertTrue(window.shown("tour"));
            drop(window, """
                    {"text": "Think.", "question": {"text": "Which?", "choices": ["this", "that"], "answer": "that",
                     "reason": "Because."}}""");
            window.until("it asks", () -> window.shown("lesson-choice-1"));
            assertTrue(window.shown("start-card"));
            assertFalse(window.shown("tour"), "no other lesson is offered while one goes on");
            assertEquals("Which?", window.text("lesson-question"));
            window.click("lesson-choice-0");
            assertEquals("Not so; it is \u201cthat\u201d. Because.", window.text("lesson-text"));
            assertTrue(window.ask(() -> ((Labeled) window.node("lesson-choice-1")).getGraphic() != null));
            window.click("lesson-choice-1");
            assertEquals(
                    "Not so; it is \u201cthat\u201d. Because.", window.text("lesson-text"), "the first answer counts");
        }
    }

    @Test
    void variantsAreComparedAndTheClockIsTheComparisons() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "Both.", "setting": {"sample": "digits"}, "compare": ["baseline", "lom"], "until": 30},
                    {"text": "One.", "setting": {"loss": "poincare"}}""");
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertEquals("Baseline", window.text("side-title-0"));
            assertEquals("LOM", window.text("side-title-1"));
            assertTrue(window.shown("lesson"), "beneath the comparison");
            window.until("it goes on", () -> can(window, "lesson-next"));
            assertTrue(window.ask(() ->
                            window.bench().comparison().statusProperty().get().step())
                    >= 30);
            window.fire("lesson-next");
            window.until("the stage is back", () -> window.shown("grid"));
            assertEquals("poincare", window.bench().setup().draft().loss());
        }
    }

    @Test
    void aComparisonThatWasLeftDoesNotHoldTheLessonUp() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "Both.", "setting": {"sample": "digits"}, "compare": ["baseline", "lom"], "until": 100000},
                    {"text": "Compared again."}""");
            window.until("both are seen", () -> window.shown("compare-tile-1-0-0"));
            assertFalse(can(window, "lesson-next"), "it waits for the comparison");
            window.fx(() -> window.bench().comparison().leave());
            window.until("it waits no more", () -> can(window, "lesson-next"));
            window.fire("lesson-next");
            window.until("it is begun again", () -> window.shown("compare-tile-1-0-0"));
        }
    }

    @Test
    void aRemoteControlPagesThroughTheLessonInPresenterMode() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "One.", "setting": {"sample": "digits", "steps": 50000}, "start": true, "until": 60},
                    {"text": "Two."}""");
            window.until("it is there", () -> window.shown("lesson"));
            window.press(KeyCode.F11);
            assertTrue(window.shown("lesson"));
            window.press(KeyCode.PAGE_DOWN);
            window.until("step 60", () -> window.step() >= 60);
            window.press(KeyCode.PAGE_DOWN);
            window.until("the second", () -> window.text("lesson-text").equals("Two."));
            int shown = window.shownStep();
            window.press(KeyCode.PAGE_UP);
            assertEquals("One.", window.text("lesson-text"));
            assertTrue(window.shownStep() >= shown, "the run's steps are left alone");
            window.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void aLessonWaitsForTheStepOrTheEndOfTheRun() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, """
                    {"text": "One.", "setting": {"sample": "digits", "steps": 50000}, "start": true, "until": 49000},
                    {"text": "Two."}""");
            window.until("it runs", () -> window.shown("lesson") && window.step() >= 5);
            assertFalse(can(window, "lesson-next"));
            assertEquals("The lesson goes on at step 49000 of the run.", window.text("lesson-waiting"));
            window.fx(() -> window.bench().lessons().move(1));
            assertEquals("One.", window.text("lesson-text"));
            window.fire("stop");
            window.until("it goes on", () -> can(window, "lesson-next"));
            assertEquals("", window.text("lesson-waiting"));
        }
    }

    @Test
    void aFaultyLessonIsSaidOnTheStage() throws Exception {
        try (WindowDriver window = open()) {
            drop(window, "{\"text\": \"One.\", \"setting\": {\"sample\": \"digits\", \"attack\": \"kedmy\"}}");
            window.until("it is said", () -> window.words("stage-problem").contains("in step 1, there is no attack"));
            assertNull(window.ask(() -> window.bench().lessons().atProperty().get()));
        }
    }

    /** Waits for a node in the window, or in a pane that was never unfolded. */
    private static void awaitNode(WindowDriver window, String id) {
        window.until(
                id + " is there",
                () -> window.shell().lookup("#" + id) != null
                        || window.shell().lookupAll(".side").stream()
                                .anyMatch(side -> ((SidePane) side).getContent().lookup("#" + id) != null));
    }

    @Test
    void everyShippedLessonCanBeGoneThroughAndPointsAtWhatIsThere() throws Exception {
        try (WindowDriver window = open()) {
            for (Lesson lesson : Lesson.shipped()) {
                window.fx(() -> window.bench().lessons().begin(lesson));
                for (int i = 0; i < lesson.steps().size(); i++) {
                    List<String> look = lesson.steps().get(i).look();
                    String where = lesson.title() + ", step " + (i + 1);
                    look.forEach(place -> awaitNode(window, Place.named(place).node()));
                    // A narrow window has room for one side only.
                    window.until(where, () -> look.isEmpty() || !frames(window).isEmpty());
                    Labeled text = (Labeled) window.node("lesson-text");
                    assertTrue(
                            window.ask(() -> text.prefHeight(text.getWidth()) <= text.getHeight() + 1),
                            where + ": the text has room");
                    if (i + 1 < lesson.steps().size()) {
                        on(window);
                    }
                }
            }
        }
    }

    @Test
    void aGapIsNotedWhereItOpensAndExplained() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().setup().setSteps(50_000));
            window.fire("start");
            window.until("a gap opens", () -> window.shown("explain-gap"));
            window.until("some steps more", () -> window.shownStep() >= 100);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().playback().showStep(96));
            assertTrue(window.text("confidence-meaning").startsWith("MI overfitting since step "));
            Bounds note = place(window, "explain-gap");
            Bounds around = place(window, "confidence");
            assertTrue(around.contains(note), note + " in " + around);
            window.click("explain-gap");
            assertTrue(window.ask(() -> ((Labeled) window.popped("gap-explanation")).getText())
                    .contains("badge"));
            window.press(KeyCode.ESCAPE);
            window.fx(() -> window.bench().playback().showStep(0));
            assertFalse(window.shown("explain-gap"), "there was none yet");
            assertTrue(window.text("confidence-meaning").startsWith("Mean confidence"));
        }
    }
}
