package org.inversight.ui.control;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Scroll panes whose content changes more often than it is scrolled. */
public final class Uncached {

    private Uncached() {}

    /**
     * Draws only what has changed. A scroll pane's skin keeps a picture of all that is seen, which makes scrolling cheap
     * and is drawn anew, whole, whenever anything in it changes.
     */
    public static void set(ScrollPane pane) {
        pane.skinProperty().addListener((o, before, now) -> {
            Node viewport = pane.lookup(".viewport");
            if (viewport != null) {
                viewport.setCache(false);
            }
        });
    }
}
