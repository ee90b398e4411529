package org.inversight.ui;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.inversight.ui.shell.Workbench;

/**
 * The real window, opened for a measurement from another thread than its own.
 *
 * @param app behind it
 * @param stage that shows it
 * @param startSeconds from the start of the virtual machine to its second pulse
 * @param closed ends when all behind it has
 */
record OpenWindow(InversightApp app, Stage stage, double startSeconds, CompletableFuture<Void> closed)
        implements AutoCloseable {

    private static final int LONGEST_MINUTES = 2;

    /** Opens a window and waits until it is drawn. */
    static OpenWindow open(WindowContext context) throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<OpenWindow> opened = new CompletableFuture<>();
        InversightApp app = new InversightApp(context);
        app.onClosed(failure -> {
            if (failure != null) {
                opened.completeExceptionally(failure);
            }
            closed.complete(null);
        });
        onToolkit(() -> {
            Stage stage = new Stage();
            app.start(stage);
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long now) {
                    if (app.bench() != null && stage.isShowing() && ++pulses == 2) {
                        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
                        double seconds = (System.currentTimeMillis() - start) / 1e3;
                        opened.complete(new OpenWindow(app, stage, seconds, closed));
                        stop();
                    }
                }
            }.start();
        });
        return within("the window was drawn", opened);
    }

    /** Waits, and says what for where it waits in vain. */
    private static <T> T within(String what, CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return future.get(LONGEST_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            TimeoutException said = new TimeoutException(
                    "It took more than %d minutes until %s; measure again when nothing else keeps the processors busy."
                            .formatted(LONGEST_MINUTES, what));
            said.initCause(e);
            throw said;
        }
    }

    private static void onToolkit(Runnable action) {
        try {
            Platform.startup(action);
        } catch (IllegalStateException e) {
            // The toolkit is running already.
            Platform.runLater(action);
        }
    }

    Workbench bench() {
        Workbench bench = app.bench();
        if (bench == null) {
            throw new IllegalStateException("The window is not shown.");
        }
        return bench;
    }

    /** Has something done on the window's thread, and waits for what it gives. */
    static <T> T ask(Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        return within("the window answered", answer);
    }

    @Override
    public void close() throws InterruptedException, ExecutionException, TimeoutException {
        Platform.runLater(stage::close);
        Platform.runLater(
                () -> stage.getOnCloseRequest().handle(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        within("the window was closed", closed);
    }
}
