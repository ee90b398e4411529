package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.inversight.run.RunState;
import org.inversight.ui.fake.FakeLaboratory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in sight when the window opens, and what it remembers. */
@Tag("slow")
class FirstWindowTest {

    /** What title bar and task bar usually take of a screen of 1366 x 768. */
    private static final double BARS = 85;

    @TempDir
    Path folder;

    private WindowDriver open() throws Exception {
        return new WindowDriver(new FakeLaboratory(3, 0, null), folder.resolve("settings"));
    }

    private static Stage stage(WindowDriver window) {
        return (Stage) window.ask(() -> window.shell().getScene().getWindow());
    }

    @Test
    void theThreeChoicesAreInSightOnASmallScreen() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> {
                stage(window).setWidth(1366);
                stage(window).setHeight(768 - BARS);
            });
            window.until("it has that size", () -> window.shell().getHeight() <= 768 - BARS);
            Bounds pane = window.ask(
                    () -> window.node("setup").localToScene(window.node("setup").getLayoutBounds()));
            Bounds scene = new BoundingBox(0, 0, 1366, 768 - BARS);
            for (String choice : new String[] {"pixel", "mirror", "lom", "poincare", "none", "students+views"}) {
                Bounds there = window.ask(() -> {
                    Node button = window.node("choose-" + choice);
                    return button.localToScene(button.getLayoutBounds());
                });
                assertTrue(pane.contains(there) && scene.contains(there), choice + ": " + there + " in " + pane);
            }
        }
    }

    @Test
    void theBarFitsTheSmallestWindowAlsoWhileChangesWait() throws Exception {
        try (WindowDriver window = open()) {
            fits(window);
            window.fire("start");
            window.until("it runs", () -> window.shownStep() >= 2);
            window.press(KeyCode.SPACE);
            window.fx(() -> window.bench().setup().chooseLoss("max-margin"));
            window.until("changes wait", () -> window.shown("pending"));
            fits(window);
        }
    }

    @Test
    void onceARunHasEndedStartAgainAppliesWhatWasChanged() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> window.bench().setup().setSteps(2));
            window.fire("start");
            window.until("it has ended", () -> window.state() == RunState.FINISHED);
            window.fx(() -> window.bench().setup().chooseLoss("max-margin"));
            window.until("it says what was changed", () -> window.shown("pending"));
            assertFalse(window.shown("restart"), "two buttons for one thing");
            window.fire("start");
            window.until(
                    "it runs anew",
                    () -> window.ask(() -> "max-margin"
                            .equals(Objects.requireNonNull(
                                            window.bench().runs().runProperty().get())
                                    .experiment()
                                    .loss())));
        }
    }

    private static double edge(Node node, ToDoubleFunction<Bounds> of) {
        return of.applyAsDouble(node.localToScene(node.getBoundsInLocal()));
    }

    private void fits(WindowDriver window) {
        Region bar = (Region) window.node("seed").getParent().getParent();
        for (int width : new int[] {1000, 1149, 1366}) {
            window.fx(() -> stage(window).setWidth(width));
            window.until("it has that size", () -> bar.getWidth() == width);
            double last = window.ask(() -> edge(window.node("seed").getParent(), Bounds::getMaxX));
            assertTrue(last <= width, "the bar ends at %s of %s".formatted(last, width));
            double end = window.ask(() -> edge(window.node("pending"), Bounds::getMaxX));
            double next = window.ask(() -> edge(window.node("seed").getParent(), Bounds::getMinX));
            assertTrue(end <= next, "what waits ends at %s, the tools begin at %s".formatted(end, next));
            double seed = window.ask(() -> ((Region) window.node("seed")).getWidth());
            assertTrue(seed >= 44, "the seed has " + seed + " at " + width);
        }
    }

    @Test
    void foldedPanesAndOpenSectionsAreRemembered() throws Exception {
        try (WindowDriver window = open()) {
            window.fx(() -> stage(window).setWidth(1400));
            window.fx(() -> stage(window).setX(3));
            window.until("there is room", () -> window.shown("inspector"));
            assertFalse(window.ask(() -> ((TitledPane) window.node("computing")).isExpanded()));
            window.press(KeyCode.CONTROL, KeyCode.I);
            window.fx(() -> ((TitledPane) window.node("computing")).setExpanded(true));
        }
        String kept = Files.readString(folder.resolve("settings").resolve("window.json"));
        assertTrue(kept.contains("\"x\" : 3.0") && kept.contains("\"width\" : 1400.0"), kept);
        try (WindowDriver window = open()) {
            window.fx(() -> stage(window).setWidth(1400));
            window.until("there is room", () -> window.shown("setup"));
            assertFalse(window.shown("inspector"));
            assertTrue(window.ask(() -> ((TitledPane) window.node("computing")).isExpanded()));
            window.press(KeyCode.CONTROL, KeyCode.I);
            assertTrue(window.shown("inspector"));
        }
    }
}
