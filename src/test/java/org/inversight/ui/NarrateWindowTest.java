package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One step narrated, the formula with its numbers, and the inspector of one image, in the whole window. */
@Tag("slow")
class NarrateWindowTest {

    @TempDir
    Path folder;

    private WindowDriver paused() throws Exception {
        WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
        window.until("the engine is ready", () -> window.bench().engine().ready());
        window.fx(() -> window.bench().setup().setSteps(50_000));
        window.fx(() -> window.bench().panes().openRight());
        assertTrue(window.ask(() -> window.node("narrate").isDisabled()), "there is no run yet");
        window.fire("start");
        window.until("it runs", () -> window.shownStep() >= 40);
        window.fire("start");
        window.until("it pauses", () -> window.state() == RunState.PAUSED);
        // the fake's pause takes no snapshot of its own
        window.fire("step");
        window.until("the newest step is shown", () -> window.shownStep() == window.step());
        return window;
    }

    private static boolean lit(WindowDriver window, int station) {
        return window.ask(() -> window.node("station-" + station).getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("now")));
    }

    @Test
    void sevenStationsByKeysAndThenTheStep() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.node("grid").requestFocus());
            window.press(KeyCode.E);
            window.until("it is told", () -> window.shown("narration"));
            window.until("it plays by itself", () -> !lit(window, 0));
            for (int i = 0; i < 7; i++) {
                window.press(KeyCode.LEFT);
            }
            assertTrue(lit(window, 0));
            assertTrue(window.text("station-sentence").contains("64 numbers"), window.text("station-sentence"));
            Bounds before = window.ask(() -> window.node("narration")
                    .localToScene(window.node("narration").getLayoutBounds()));
            window.press(KeyCode.RIGHT);
            assertTrue(lit(window, 1));
            window.press(KeyCode.RIGHT);
            List<String> words = new java.util.ArrayList<>();
            for (int station = 2; station < 7; station++) {
                int now = station;
                window.until("station " + station + " is lit", () -> lit(window, now));
                words.add(window.text("station-sentence"));
                assertEquals(
                        before,
                        window.ask(() -> window.node("narration")
                                .localToScene(window.node("narration").getLayoutBounds())),
                        "nothing jumps");
                if (station < 6) {
                    window.press(KeyCode.RIGHT);
                }
            }
            assertEquals(5, words.stream().distinct().count());
            assertTrue(words.get(0).contains("2 views"), words.get(0));
            assertTrue(words.get(2).contains("8.5"), words.get(2));
            assertTrue(words.get(4).contains("(L2)"), words.get(4));
            window.press(KeyCode.LEFT);
            window.until("the one before is lit", () -> lit(window, 5));
            int step = window.step();
            window.fire("narrate-make");
            window.until("the step is made", () -> window.step() == step + 1);
            window.until(
                    "the next one is told",
                    () -> window.text("narrate-title").startsWith("Step %d:".formatted(step + 2)));
            window.press(KeyCode.ESCAPE);
            assertFalse(window.shown("narration"));
            assertEquals(step + 1, window.step(), "leaving makes no step");
        }
    }

    @Test
    void theHeatMapIsSignedAndNeutralAtZero() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.bench().selection().select(0));
            window.until("the gradient is there", () -> window.shown("gradient"));
            var palette = org.inversight.ui.theme.Palette.DARK;
            var light = org.inversight.ui.theme.Palette.LIGHT;
            WritableImage drawn = window.ask(() -> window.node("gradient").snapshot(null, null));
            PixelReader reader = drawn.getPixelReader();
            Color left = reader.getColor((int) drawn.getWidth() / 4, 40);
            Color right = reader.getColor((int) drawn.getWidth() * 3 / 4, 40);
            // the fake's left half falls with full amount, its right half rises with half of it
            boolean dark = distance(left, palette.falling()) < distance(left, light.falling());
            var colours = dark ? palette : light;
            assertTrue(distance(left, colours.falling()) < 0.05, left.toString());
            assertTrue(distance(right, colours.card().interpolate(colours.rising(), 0.5)) < 0.05, right.toString());
            assertTrue(window.words("gradient").contains("0.02"), window.words("gradient"));
        }
    }

    @Test
    void whereThereIsNoGradientTheInspectorSaysWhy() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.bench().selection().select(0));
            window.until("the gradient is there", () -> window.shown("gradient"));
            assertFalse(window.shown("gradient-absent"));
            window.fire("start");
            window.until("it goes on", () -> window.shown("gradient-absent"));
            window.until(
                    "it says what to do",
                    () -> window.text("gradient-absent")
                            .equals("Pause, and the gradient of the next step is shown here."));
            window.fire("stop");
            window.until(
                    "it says that there is no next step",
                    () -> window.text("gradient-absent").contains("this run has ended"));
        }
    }

    @Test
    void theWayOfTheLatentIsDrawnWhereItsNumbersLie() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.bench().selection().select(0));
            window.until("the way is there", () -> window.shown("latent-way"));
            boolean dark = window.ask(() -> window.shell().getStyleClass().contains("dark"));
            List<Color> terms =
                    (dark ? org.inversight.ui.theme.Palette.DARK : org.inversight.ui.theme.Palette.LIGHT).terms();
            PixelReader reader = window.ask(() -> {
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                return ((Parent) window.node("latent-way"))
                        .lookupAll("Canvas").stream()
                                .findFirst()
                                .orElseThrow()
                                .snapshot(clear, null)
                                .getPixelReader();
            });
            // FakeAnatomy's way is 2.9 wide, from -2 to 0.9, about -0.05 high: 192 of the 232 pixels are that width
            double scale = 192 / 2.9;
            assertNear(reader, terms.get(0), 116 + (-1.6 + 0.55) * scale, 116 - (-0.1 + 0.05) * scale);
            assertNear(reader, terms.get(1), 116 + (0.5 + 0.55) * scale - 5.2, 116 - (0.1 + 0.05) * scale);
            assertNear(reader, terms.get(2), 116 + (0.9 + 0.55) * scale, 116 - (-0.2 + 0.05) * scale);
            assertEquals(0, reader.getColor(116, 200).getOpacity(), "nothing is drawn where the latent never was");
            assertTrue(window.words("latent-way").contains("path so far"), window.words("latent-way"));
        }
    }

    /** A pixel of this colour lies there or beside. */
    private static void assertNear(PixelReader reader, Color colour, double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                Color there = reader.getColor((int) Math.round(x) + dx, (int) Math.round(y) + dy);
                least = Math.min(least, there.getOpacity() < 0.5 ? 3 : distance(there, colour));
            }
        }
        assertTrue(least < 0.15, "%.2f away from %s at %.1f, %.1f".formatted(least, colour, x, y));
    }

    private static double distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed())
                + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }

    @Test
    void theFilmGoesBackAndThreeNeighboursAreShown() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.bench().selection().select(0));
            window.until(
                    "the neighbours are there",
                    () -> window.ask(
                            () -> window.bench().selection().neighbourProperty().get() != null));
            List<Integer> first = window.pixels("nearest-0");
            assertNotEquals(first, window.pixels("nearest-1"));
            assertNotEquals(window.pixels("nearest-1"), window.pixels("nearest-2"));
            int newest = window.shownStep();
            assertNotEquals(window.pixels("film-0"), window.pixels("film-5"));
            window.fire("film-0");
            assertEquals(0, window.shownStep());
            window.fire("film-5");
            assertEquals(newest, window.shownStep());
        }
    }

    @Test
    void theFormulaCarriesTheNumbersOfTheShownStepAndAClickEnlargesItsCurve() throws Exception {
        try (WindowDriver window = paused()) {
            window.until("the terms are there", () -> window.shown("term-identity"));
            var snapshot = Objects.requireNonNull(
                    window.ask(() -> window.bench().playback().shownProperty().get()));
            double identity = snapshot.terms().getFirst().value();
            window.until(
                    "the number is written",
                    () -> formula(window).contains(org.inversight.ui.session.Words.number(identity)));
            double before = window.ask(() -> height(window));
            Text value = window.ask(() -> window.node("loss-formula").lookupAll(".formula-value").stream()
                    .map(Text.class::cast)
                    .filter(t -> t.getText().contains(org.inversight.ui.session.Words.number(identity)))
                    .findFirst()
                    .orElseThrow());
            window.fx(() -> value.getOnMouseClicked().handle(null));
            assertTrue(window.ask(() -> height(window)) > before + 80);
            window.fx(() -> window.bench().selection().select(0));
            window.until(
                    "its tensors are there", () -> window.words("term-tensors").contains("Student 1"));
            window.fx(() -> ((ToggleButton) window.node("term-prior")).fire());
            window.until(
                    "those of the other term",
                    () -> window.words("term-tensors").contains("Critic"));
            assertFalse(window.words("term-tensors").contains("Student 1"), window.words("term-tensors"));
            window.fx(() -> ((ToggleButton) window.node("term-prior")).fire());
            assertFalse(window.shown("term-tensors"));
        }
    }

    /** With one term before and after, nothing is built anew. */
    @Test
    void tensorsOfOneRunDoNotStandUnderTheNext() throws Exception {
        try (WindowDriver window = paused()) {
            window.fire("choose-pixel");
            window.press(KeyCode.R);
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 8);
            window.fire("start");
            window.until("it pauses", () -> window.state() == RunState.PAUSED);
            window.fire("step");
            window.until("the newest step is shown", () -> window.shownStep() == window.step());
            window.fx(() -> window.bench().selection().select(0));
            window.fx(() -> ((ToggleButton) window.node("term-identity")).fire());
            window.until(
                    "its tensors are there", () -> window.words("term-tensors").contains("Target"));
            window.press(KeyCode.R);
            window.until("they are gone", () -> !window.words("term-tensors").contains("Target"));
        }
    }

    /** The step that will be made is another one then. */
    @Test
    void aLiveChangeIsNarratedAnew() throws Exception {
        try (WindowDriver window = paused()) {
            window.fx(() -> window.bench().selection().select(0));
            window.until(
                    "the step is known",
                    () -> window.bench().anatomies().anatomyProperty().get() != null);
            Object before = window.ask(
                    () -> window.bench().anatomies().anatomyProperty().get());
            window.fx(() -> window.bench()
                    .setup()
                    .change(window.bench()
                            .setup()
                            .draft()
                            .withParameters(Map.of("kedmi.learning-rate", 0.01, "lom.weight", 3.0))));
            window.until(
                    "it is asked again",
                    () -> window.bench().anatomies().anatomyProperty().get() != before);
        }
    }

    private static double height(WindowDriver window) {
        Node plot = window.node("term-identity").getParent().getParent();
        return plot.prefHeight(300);
    }

    private static String formula(WindowDriver window) {
        return window.ask(() -> {
            StringBuilder words = new StringBuilder();
            window.node("loss-formula").lookupAll(".formula-text").forEach(n -> words.append(((Text) n).getText()));
            return words.toString();
        });
    }
}
