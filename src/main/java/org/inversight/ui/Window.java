package org.inversight.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Opens the window. */
public final class Window {

    private Window() {}

    /**
     * Opens the window and returns when it is closed and everything it used has ended.
     *
     * @throws IllegalStateException if the window cannot open
     */
    public static void open(WindowContext context) {
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
            Platform.exit();
        }
    }

    /** Closes the window as its own button would; from any thread. */
    public static void close() {
        Platform.runLater(() -> List.copyOf(javafx.stage.Window.getWindows())
                .forEach(w -> w.fireEvent(new WindowEvent(w, WindowEvent.WINDOW_CLOSE_REQUEST))));
    }
}
