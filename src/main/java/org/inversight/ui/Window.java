package org.inversight.ui;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Opens the window. */
public final class Window {

    private Window() {}

    /** Opens the window and returns when it is closed and everything it used has ended. */
    public static void open(WindowContext context) {
        InversightApp app = new InversightApp(context);
        CountDownLatch closed = new CountDownLatch(1);
        app.onClosed(closed::countDown);
        // Not Application.launch: it makes the application by reflection, and what it needs would
        // have to wait in a static field.
        Platform.startup(() -> app.start(new Stage()));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
    }
}
