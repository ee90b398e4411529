package org.inversight.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The window of a process. */
public final class Window {

    private final WindowContext context;
    private volatile boolean ending;

    /** A window that is not open yet. */
    public Window(WindowContext context) {
        this.context = context;
    }

    /**
     * Opens the window and returns when it is closed and everything it used has ended.
     *
     * @throws IllegalStateException if the window cannot open
     */
    public void open() {
        InversightApp app = new InversightApp(context);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        app.onClosed(failure -> {
            if (failure == null) {
                closed.complete(null);
            } else {
                closed.completeExceptionally(failure);
            }
        });
        // Not Application.launch: it makes the application by reflection, and what it needs would
        // have to wait in a static field.
        Platform.startup(() -> app.start(new Stage()));
        try {
            closed.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The window did not open: " + cause.getMessage(), cause);
        } finally {
            if (!ending) {
                Platform.exit();
            }
        }
    }

    /**
     * Ends everything behind the window as its own button would; from any thread, while the process ends. JavaFX takes
     * down what draws at the same time, so the window is neither hidden nor JavaFX asked to end: both would fail.
     */
    public void end() {
        ending = true;
        Platform.runLater(() -> List.copyOf(javafx.stage.Window.getWindows()).forEach(window -> {
            EventHandler<WindowEvent> closing = window.getOnCloseRequest();
            if (closing != null) {
                closing.handle(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        }));
    }
}
