package org.inversight.ui;

import java.util.Locale;
import javafx.application.Platform;

/** Opens the real window for a measurement, with or without a display. */
public final class WindowTrials {

    private WindowTrials() {}

    /**
     * Lets the window open where there is no display: on JavaFX's Headless platform. Call before the toolkit starts.
     *
     * @return where it opens, in a few words
     */
    public static String allowNoDisplay() {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
        if (linux && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        return "Headless".equals(System.getProperty("glass.platform"))
                ? "no display: JavaFX's Headless platform"
                : "a display";
    }

    /**
     * Opens the window, waits for the first pulse with the sample shown, and closes it: seconds since the JVM's start.
     */
    public static double secondsToWindow(WindowContext context) throws Exception {
        OpenWindow opened = OpenWindow.open(context);
        opened.close();
        Platform.exit();
        return opened.startSeconds();
    }
}
