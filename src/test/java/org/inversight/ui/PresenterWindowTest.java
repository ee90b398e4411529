package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.inversight.run.RunState;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.control.Overlay;
import org.inversight.ui.control.Texts;
import org.inversight.ui.control.Zoom;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window before an audience. */
@Tag("slow")
class PresenterWindowTest {

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        // The headless platform draws an image of the old size into a window of the new one.
        window.fx(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            Stage stage = (Stage) window.shell().getScene().getWindow();
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(screen.getWidth());
            stage.setHeight(screen.getHeight());
        });
        return window;
    }

    private static Bounds place(WindowDriver window, String id) {
        return window.ask(() -> {
            Node node = window.node(id);
            return node.localToScene(node.getLayoutBounds());
        });
    }

    @Test
    void nothingButStageAndStoryIsLeftAndEscapeBringsAllBackWhileTheRunGoesOn() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().panes().openLeft());
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            Bounds before = place(window, "scores");
            window.press(KeyCode.F11);
            Stage stage = (Stage) window.ask(() -> window.shell().getScene().getWindow());
            assertTrue(window.ask(stage::isFullScreen));
            for (String gone : new String[] {"setup", "inspector", "status", "start", "seed"}) {
                assertFalse(window.shown(gone), gone);
            }
            assertTrue(window.shown("grid") && window.shown("caption") && window.shown("timeline"));
            assertTrue(place(window, "scores").getHeight() > 1.15 * before.getHeight(), "larger type");
            String caption = window.text("caption");
            assertTrue(caption.startsWith("KEDMI with loss Logit (LOM) and augmentation Students, step "), caption);
            window.press(KeyCode.ESCAPE);
            assertFalse(window.ask(stage::isFullScreen));
            assertTrue(window.shown("start") && window.shown("setup") && window.shown("status"));
            assertEquals(RunState.RUNNING, window.state());
            window.press(KeyCode.ESCAPE);
            window.until("the second one stops it", () -> window.state() == RunState.STOPPED);
        }
    }

    @Test
    void theShelfOpensThoughItsButtonIsAway() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.F11);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until("the shelf is there", () -> window.popped("shelf-list").getScene() != null);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until(
                    "it is closed", () -> !window.bench().shelf().openProperty().get());
            window.press(KeyCode.F11);
        }
    }

    @Test
    void aRemoteControlPagesThroughRecordedSteps() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.F11);
            window.press(KeyCode.SPACE);
            window.until("some steps are recorded", () -> window.shownStep() >= 40);
            window.press(KeyCode.SPACE);
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.node("grid").requestFocus());
            int newest = window.shownStep();
            window.press(KeyCode.PAGE_UP);
            int earlier = window.shownStep();
            assertTrue(earlier < newest);
            window.press(KeyCode.PAGE_UP);
            assertTrue(window.shownStep() < earlier);
            window.press(KeyCode.PAGE_DOWN);
            assertEquals(earlier, window.shownStep());
            window.press(KeyCode.F11);
            assertTrue(window.shown("start"));
        }
    }

    @Test
    void wordsKeepTheirPlacesWhileNumbersGrow() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.F11);
            window.press(KeyCode.SPACE);
            window.until("some steps are recorded", () -> window.shownStep() >= 120);
            window.press(KeyCode.SPACE);
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fx(() -> window.bench().playback().showStep(8));
            Bounds scores = place(window, "scores");
            Bounds timeline = place(window, "timeline");
            double early = width(window);
            window.fx(() -> window.bench().playback().backToLive());
            assertEquals(scores, place(window, "scores"));
            assertEquals(timeline, place(window, "timeline"));
            assertEquals(early, width(window), 0.5);
            window.press(KeyCode.ESCAPE);
        }
    }

    /** Of the whole sentence in one line. */
    private static double width(WindowDriver window) {
        return window.ask(() -> {
            Labeled caption = (Labeled) window.node("caption");
            return Texts.width(caption.getText(), caption.getFont());
        });
    }

    @Test
    void aNarratedStepIsWholeBeforeAnAudience() throws Exception {
        try (WindowDriver window = open()) {
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.press(KeyCode.F11);
            // what covered the window before leaves nothing behind
            window.fx(() -> {
                Overlay overlay = (Overlay) window.node("overlay");
                Label cover = new Label("cover");
                overlay.cover(cover, cover);
                overlay.close();
            });
            window.press(KeyCode.E);
            window.until("it is told", () -> window.shown("narration"));
            for (int i = 0; i < 7; i++) {
                window.press(KeyCode.RIGHT);
                Bounds pane = place(window, "narration");
                Bounds make = place(window, "narrate-make");
                assertTrue(make.getMaxY() < pane.getMaxY(), "the buttons are on the pane");
                assertTrue(
                        pane.getMinY() >= 0
                                && pane.getMaxY()
                                        <= window.ask(
                                                () -> window.shell().getScene().getHeight()),
                        pane.toString());
            }
        }
    }

    @Test
    void drawingsStaySharpOnALargerScreenOfTheSameShape() throws Exception {
        try (WindowDriver window = open()) {
            window.click("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.press(KeyCode.F11);
            for (int times = 1; times <= 3; times++) {
                double factor = times;
                window.fx(() -> {
                    window.shell().resize(1280 * factor, 720 * factor);
                    window.shell().layout();
                });
                window.fx(() -> {
                    assertEquals(720 * factor / 600, Zoom.of(window.node("timeline")), 1e-6);
                    long sharp = window.shell().lookupAll("Canvas").stream()
                            .filter(canvas -> canvas.getParent() instanceof Drawing)
                            .peek(canvas -> assertEquals(
                                    Math.ceil(((Drawing) canvas.getParent()).getWidth() * Zoom.of(canvas.getParent())),
                                    ((Canvas) canvas).getWidth(),
                                    canvas.getParent().toString()))
                            .count();
                    assertTrue(sharp > 10, sharp + " drawings");
                });
            }
        }
    }

    @Test
    void textHasAsMuchContrastAsThereIs() throws Exception {
        try (WindowDriver window = open()) {
            window.press(KeyCode.F11);
            Color text = (Color) window.ask(() -> ((Labeled) window.node("caption")).getTextFill());
            boolean dark = window.ask(() -> window.shell().getStyleClass().contains("dark"));
            assertEquals(dark ? Color.WHITE : Color.BLACK, text);
            window.press(KeyCode.ESCAPE);
        }
    }
}
