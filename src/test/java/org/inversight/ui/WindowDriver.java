package org.inversight.ui;

import static org.testfx.util.WaitForAsyncUtils.waitFor;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.Toolkit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.inversight.run.Laboratory;
import org.inversight.run.RunState;
import org.inversight.ui.shell.Shell;
import org.inversight.ui.shell.WindowModels;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Opens the real window over a laboratory and does with it what a person would. */
final class WindowDriver implements AutoCloseable {

    /** A limit for a busy machine; nothing that is waited for takes nearly as long. */
    private static final int SECONDS = 120;

    final AnsweringDialogs dialogs = new AnsweringDialogs();
    private final FxRobot robot = new FxRobot();
    private final InversightApp app;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Stage stage;

    WindowDriver(Laboratory laboratory, Path settings) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        this.app = new InversightApp(new WindowContext(() -> laboratory, settings, dialogs));
        app.onClosed(failure -> closed.countDown());
        this.stage = ask(Stage::new);
        fx(() -> app.start(stage));
        until("the window is there", () -> app.shell() != null && stage.isShowing());
    }

    WindowModels bench() {
        return new WindowModels(Objects.requireNonNull(app.bench()));
    }

    Shell shell() {
        return Objects.requireNonNull(app.shell());
    }

    /** Waits until something is so, looked at on the window's thread. */
    void until(String what, Callable<Boolean> condition) {
        try {
            waitFor(SECONDS, TimeUnit.SECONDS, () -> ask(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("It never came to be that " + what + ".", e);
        }
        waitForFxEvents();
    }

    <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(SECONDS), question);
    }

    void fx(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
        waitForFxEvents();
    }

    /** Presses keys on the focused control. */
    void press(KeyCode... keys) {
        robot.push(keys);
        waitForFxEvents();
    }

    void type(String text) {
        robot.write(text);
        waitForFxEvents();
    }

    void click(String id) {
        robot.clickOn("#" + id);
        waitForFxEvents();
    }

    /** Clicks a place of a node, counted from its upper left corner. */
    void clickAt(String id, double x, double y) {
        clickScreen(ask(() -> node(id).localToScreen(x, y)));
    }

    /** Clicks a place of the screen. */
    void clickScreen(Point2D place) {
        robot.clickOn(place);
        waitForFxEvents();
    }

    /** Fires a button wherever it is, scrolled out of sight included. */
    void fire(String id) {
        fx(() -> ((ButtonBase) node(id)).fire());
    }

    Node node(String id) {
        Node found = shell().lookup("#" + id);
        if (found == null) {
            throw new AssertionError("There is no node #" + id);
        }
        return found;
    }

    /** A node of whatever popped up over the window. */
    Node popped(String id) {
        return robot.lookup("#" + id).query();
    }

    boolean shown(String id) {
        return ask(() -> {
            Node found = shell().lookup("#" + id);
            return found != null && visible(found);
        });
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    String text(String id) {
        return ask(() -> ((Labeled) node(id)).getText());
    }

    /** All words under a node, for a look at what a person reads there. */
    String words(String id) {
        return ask(() -> {
            StringBuilder words = new StringBuilder();
            node(id).lookupAll(".label")
                    .forEach(n -> words.append(((Labeled) n).getText()).append('\n'));
            return words.toString();
        });
    }

    /** The drawn pixels of a node. */
    List<Integer> pixels(String id) {
        return ask(() -> {
            WritableImage image = node(id).snapshot(null, null);
            PixelReader reader = image.getPixelReader();
            List<Integer> all = new ArrayList<>();
            for (int y = 0; y < image.getHeight(); y += 2) {
                for (int x = 0; x < image.getWidth(); x += 2) {
                    all.add(reader.getArgb(x, y));
                }
            }
            return all;
        });
    }

    int step() {
        return ask(() -> bench().runs().statusProperty().get().step());
    }

    int shownStep() {
        return ask(() -> {
            var snapshot = bench().playback().shownProperty().get();
            return snapshot == null ? -1 : snapshot.step();
        });
    }

    RunState state() {
        return ask(() -> bench().runs().statusProperty().get().state());
    }

    /** Drops files on the window as the platform would. */
    void drop(Path... files) {
        drop(shell(), files);
    }

    /** Drops files on a node. */
    void dropOn(String id, Path... files) {
        drop(node(id), files);
    }

    private void drop(Node target, Path... files) {
        fx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
            Dragboard board =
                    DragboardHelper.createDragboard(Toolkit.getToolkit().createLocalClipboard());
            board.setContent(content);
            Event.fireEvent(
                    target,
                    new DragEvent(DragEvent.DRAG_DROPPED, board, 9, 9, 9, 9, TransferMode.COPY, null, null, null));
        });
    }

    /** Closes the window as its frame's button would; whether everything ended in time. */
    boolean closeWindow() throws InterruptedException {
        Platform.runLater(() -> {
            Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            stage.hide();
        });
        return closed.await(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        if (closed.getCount() > 0) {
            closeWindow();
        }
    }
}
