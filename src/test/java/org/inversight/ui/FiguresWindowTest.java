package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.inversight.ui.fake.FakeLaboratory;
import org.inversight.ui.theme.Palette;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each bar of the right pane has marks where genuine images and chance are; they move nothing when they come. */
@Tag("slow")
class FiguresWindowTest {

    @TempDir
    Path folder;

    private static final List<String> ROWS =
            List.of("figure-target", "figure-evaluator-evaluator-A", "figure-evaluator-evaluator-B");

    private static WritableImage drawn(WindowDriver window, String row) {
        return window.ask(() -> {
            SnapshotParameters onMagenta = new SnapshotParameters();
            onMagenta.setFill(Color.MAGENTA);
            return window.node(row).lookup(".figure-bar").snapshot(onMagenta, null);
        });
    }

    /** Whether a column of the bar's drawing has the colour of text in these rows. */
    private static boolean marked(WritableImage image, double share, int fromY, int toY, Palette colours) {
        PixelReader reader = image.getPixelReader();
        int at = (int) Math.round(Math.clamp(share * image.getWidth(), 2, image.getWidth() - 3));
        for (int y = fromY; y < toY; y++) {
            for (int x = at - 1; x <= at; x++) {
                if (distance(reader.getColor(x, y), colours.text()) < 0.3) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double distance(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed())
                + Math.abs(one.getGreen() - other.getGreen())
                + Math.abs(one.getBlue() - other.getBlue());
    }

    private static List<Bounds> places(WindowDriver window) {
        return window.ask(() -> {
            List<Bounds> all = new ArrayList<>();
            List<String> ids = new ArrayList<>(ROWS);
            ids.addAll(List.of("inspector", "confidence", "selected", "figures", "figures-meaning", "grid"));
            for (String id : ids) {
                Node node = window.node(id);
                all.add(node.localToScene(node.getLayoutBounds()));
            }
            return all;
        });
    }

    private static void marksStandAt(WindowDriver window, Palette colours) {
        WritableImage a = drawn(window, "figure-evaluator-evaluator-A");
        int middle = (int) a.getHeight() / 2;
        assertTrue(marked(a, 0.97, middle - 6, middle - 3, colours), "above the bar at 97 %");
        assertFalse(marked(a, 0.97, middle + 4, middle + 6, colours), "and not below it");
        assertTrue(marked(a, 0.1, middle + 4, middle + 6, colours), "below the bar at 10 %");
        assertFalse(marked(a, 0.1, middle - 6, middle - 3, colours), "and not above it");
        assertFalse(marked(a, 0.5, 0, (int) a.getHeight(), colours), "nothing in between");
    }

    @Test
    void aFoldedPaneTakesThemWithoutTrouble() throws Exception {
        try (WindowDriver window = new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            if (window.shown("inspector")) {
                window.fire("right-pane");
            }
            window.fx(() -> window.bench().setup().setSteps(400));
            window.fire("start");
            window.until("the run is shown to its end", () -> window.shownStep() == 400);
            window.until(
                    "the marks are known",
                    () -> window.node("grid")
                            .lookup(".bars")
                            .getAccessibleText()
                            .contains("genuine images"));
            window.fire("right-pane");
            window.until(
                    "the pane is there",
                    () -> window.node(ROWS.get(1))
                                    .lookup(".figure-bar")
                                    .getLayoutBounds()
                                    .getWidth()
                            > 50);
            marksStandAt(window, dark(window) ? Palette.DARK : Palette.LIGHT);
        }
    }

    @Test
    void marksComeWithoutMovingAnything() throws Exception {
        FakeLaboratory laboratory = new FakeLaboratory(3, 0, null);
        CompletableFuture<Boolean> known = laboratory.holdBounds();
        try (WindowDriver window = new WindowDriver(laboratory, folder.resolve("settings"))) {
            window.until("the engine is ready", () -> window.bench().engine().ready());
            window.fx(() -> window.bench().panes().openRight());
            window.fx(() -> window.bench().setup().setSteps(400));
            assertFalse(window.shown("figures"), "there is no figure yet");
            window.fire("start");
            window.until("it is done", () -> window.step() == 400 && window.shownStep() == 400);
            assertTrue(window.shown("figures"));
            String said = window.ask(() -> window.node(ROWS.get(1)).getAccessibleText());
            assertFalse(said.contains("Genuine"), said);
            WritableImage plain = drawn(window, ROWS.get(1));
            Palette colours = dark(window) ? Palette.DARK : Palette.LIGHT;
            assertFalse(marked(plain, 0.97, 0, (int) plain.getHeight() / 2 - 3, colours));
            List<Bounds> before = places(window);
            known.complete(true);
            window.until(
                    "the marks are there",
                    () -> window.node(ROWS.get(1))
                            .getAccessibleText()
                            .contains("Genuine images reach 97\u202f%, chance 10\u202f%."));
            assertEquals(before, places(window), "nothing moves");
            marksStandAt(window, colours);
            String head = window.ask(() -> window.node("scores").lookupAll(".score-number").stream()
                    .map(n -> n.getParent().getAccessibleText())
                    .collect(Collectors.joining("\n")));
            assertTrue(head.contains("evaluator A accepts") && head.contains("reach 97\u202f%, chance 10"), head);
            String row = window.ask(() -> window.node("grid").lookup(".bars").getAccessibleText());
            assertTrue(row.contains("genuine images 97\u202f%"), row);
            window.fire("theme");
            Palette other = colours.dark() ? Palette.LIGHT : Palette.DARK;
            window.until("the other theme is there", () -> dark(window) == other.dark());
            marksStandAt(window, other);
            window.fire("reset");
            window.until("the figures go with the run", () -> !window.shown("figures"));
        }
    }

    private static boolean dark(WindowDriver window) {
        return window.ask(() -> {
            Color back = window.node("inspector")
                    .getScene()
                    .getRoot()
                    .lookup(".right-side")
                    .snapshot(null, null)
                    .getPixelReader()
                    .getColor(2, 2)
                    .deriveColor(0, 1, 1, 1);
            return back.getBrightness() < 0.5;
        });
    }
}
