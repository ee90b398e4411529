package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.SampleStore;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.RunState;
import org.inversight.ui.control.SidePane;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Draws each main view of the window into a folder, to be looked at: in both themes, before an audience too, from a
 * small window to a 4K projector. No test of its own, so its name does not end as theirs:
 *
 * <pre>mvn test -Dtest=Views -Dviews=FOLDER</pre>
 */
class Views {

    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(1000, 700), new Dimension2D(1920, 1080), new Dimension2D(3840, 2160));
    private static final int STEPS = 8;

    @TempDir
    Path settings;

    private final Path folder = Path.of(System.getProperty("views", "target/views"));
    private String theme = "";
    private int drawn;

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void draw(String wanted) throws Exception {
        theme = wanted;
        Files.createDirectories(folder);
        System.setProperty("inversight.theme", theme);
        EngineLaboratory laboratory =
                new EngineLaboratory(Catalogue.standard(), new SampleStore(Path.of("sample-models")));
        try (WindowDriver window = new WindowDriver(laboratory, settings)) {
            window.until(
                    "the sample is loaded",
                    () -> window.bench().opening().summaryProperty().get() != null);
            resize(window, SIZES.getFirst());
            window.until(
                    "step 0 is shown",
                    () -> window.bench().beginning().beginningProperty().get() != null);
            views(window, "first", () -> {});
            stage(window);
            explanations(window);
            popovers(window);
            comparison(window);
            window.fire("people");
            window.until("people are drawn", () -> window.shown("people-grid") && drawn(window));
            views(window, "people", () -> {});
            window.fire("people-leave");
            window.fire("tour");
            window.until("the tour is told", () -> window.shown("lesson-text"));
            window.until(
                    "it goes on",
                    () -> !window.ask(() -> window.node("lesson-next").isDisabled()));
            views(window, "lesson", () -> {});
            window.fire("lesson-leave");
        } finally {
            System.clearProperty("inversight.theme");
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    drawn,
                    files.filter(f -> f.toString().contains("-" + theme + "-")).count());
        }
    }

    /** Single steps, so that the same are recorded each time. */
    private void stage(WindowDriver window) throws IOException {
        for (int step = 1; step <= STEPS; step++) {
            int now = step;
            window.fire("step");
            window.until(
                    "step " + step + " is shown", () -> window.shownStep() == now && window.state() == RunState.PAUSED);
        }
        views(window, "stage", () -> {});
        window.press(KeyCode.F11);
        window.until("it is presented", () -> window.ask(() -> stageOf(window).isFullScreen()));
        views(window, "presenter", () -> {});
        window.press(KeyCode.ESCAPE);
        window.until(
                "it is a window again", () -> !window.ask(() -> stageOf(window).isFullScreen()));
    }

    private void explanations(WindowDriver window) throws IOException {
        window.fx(() -> window.bench().panes().openRight());
        window.fx(() -> window.bench().selection().select(0));
        window.until("the nearest is there", () -> window.words("selected").contains("Nearest first"));
        views(window, "inspector", () -> window.bench().panes().openRight());
        views(window, "formula", () -> {
            window.bench().panes().openRight();
            window.shell().layout();
            pane(window.node("loss-formula")).reveal("losses");
        });
        window.fx(() -> window.node("grid").requestFocus());
        window.press(KeyCode.E);
        window.until("the step is told", () -> window.shown("narration"));
        for (int i = 0; i < 7; i++) {
            window.press(KeyCode.LEFT);
        }
        for (int station = 1; station <= 4; station++) {
            window.press(KeyCode.RIGHT);
            views(window, "narrated-" + station, () -> {});
        }
        window.press(KeyCode.ESCAPE);
    }

    /** They stand over the window, where the screen has room for them. */
    private void popovers(WindowDriver window) throws IOException {
        window.fx(() -> window.node("grid").requestFocus());
        window.until(
                "it is kept", () -> !window.bench().shelf().keptProperty().get().isEmpty());
        window.fire("shelf");
        view(window, "shelf");
        window.press(KeyCode.ESCAPE);
        window.fx(() -> window.node("grid").requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.S);
        view(window, "export");
        window.press(KeyCode.ESCAPE);
        window.fx(() -> window.node("grid").requestFocus());
        window.press(KeyCode.CONTROL, KeyCode.K);
        views(window, "palette", () -> {});
        window.press(KeyCode.ESCAPE);
    }

    private void comparison(WindowDriver window) throws IOException {
        window.fx(() -> window.bench().setup().setSteps(STEPS));
        window.fx(() -> window.bench().comparison().ask());
        view(window, "compare-choice");
        window.fx(() -> ((ButtonBase) window.popped("compare-four")).fire());
        window.until(
                "all have ended",
                () -> window.bench().comparison().statusProperty().get().state() == RunState.FINISHED);
        views(window, "compare", () -> {});
        window.fire("leave-compare");
    }

    private static boolean drawn(WindowDriver window) {
        return window.ask(
                () -> window.node("people-grid").lookupAll(".image").stream().allMatch(Node::isVisible));
    }

    private static SidePane pane(Node node) {
        Node at = node;
        while (!(at instanceof SidePane)) {
            at = Objects.requireNonNull(at.getParent());
        }
        return (SidePane) at;
    }

    private static Stage stageOf(WindowDriver window) {
        return (Stage) window.shell().getScene().getWindow();
    }

    /** @param ready is done at each size */
    private void views(WindowDriver window, String name, Runnable ready) throws IOException {
        for (Dimension2D size : SIZES) {
            resize(window, size);
            window.fx(ready);
            draw(window, name, size);
        }
        resize(window, SIZES.getFirst());
    }

    /** The headless screen is smaller than some of them, so the content is laid out at its size, not the window. */
    private static void resize(WindowDriver window, Dimension2D size) {
        window.fx(() -> {
            Rectangle2D screen = Screen.getPrimary().getBounds();
            Stage stage = stageOf(window);
            if (!stage.isFullScreen()) {
                stage.setX(screen.getMinX());
                stage.setY(screen.getMinY());
                stage.setWidth(SIZES.getFirst().getWidth());
                stage.setHeight(SIZES.getFirst().getHeight());
            }
        });
        window.fx(() -> window.shell().resize(size.getWidth(), size.getHeight()));
    }

    private void view(WindowDriver window, String name) throws IOException {
        resize(window, SIZES.getFirst());
        draw(window, name, SIZES.getFirst());
    }

    private void draw(WindowDriver window, String name, Dimension2D size) throws IOException {
        for (int pulse = 0; pulse < 3; pulse++) {
            window.fx(() -> window.shell().layout());
        }
        WritableImage image = window.ask(() -> {
            WritableImage drawn =
                    window.shell().snapshot(null, new WritableImage((int) size.getWidth(), (int) size.getHeight()));
            for (javafx.stage.Window popup : List.copyOf(javafx.stage.Window.getWindows())) {
                if (popup.isShowing() && popup != stageOf(window)) {
                    over(drawn, popup, window.shell().getScene());
                }
            }
            return drawn;
        });
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage written = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                written.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        String file = "%s-%s-%dx%d.png".formatted(name, theme, width, height);
        ImageIO.write(written, "png", folder.resolve(file).toFile());
        drawn++;
    }

    private static void over(WritableImage below, javafx.stage.Window popup, Scene scene) {
        WritableImage drawn = popup.getScene().snapshot(null);
        int left = (int) Math.round(popup.getX() - scene.getWindow().getX());
        int top = (int) Math.round(popup.getY() - scene.getWindow().getY());
        PixelReader from = drawn.getPixelReader();
        for (int y = Math.max(0, -top); y < drawn.getHeight() && y + top < below.getHeight(); y++) {
            for (int x = Math.max(0, -left); x < drawn.getWidth() && x + left < below.getWidth(); x++) {
                Color colour = from.getColor(x, y);
                Color behind = below.getPixelReader().getColor(x + left, y + top);
                Color mixed = behind.interpolate(
                        Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity());
                below.getPixelWriter().setColor(x + left, y + top, mixed);
            }
        }
    }
}
