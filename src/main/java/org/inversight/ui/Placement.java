package org.inversight.ui;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.inversight.ui.settings.Settings;

/** Where the window opens: where it was, if that is on a screen still. */
final class Placement {

    /** Screens up to this size are filled. */
    private static final double SMALL_WIDTH = 1600;

    private static final double SMALL_HEIGHT = 900;
    private static final double LARGEST_WIDTH = 1920;
    private static final double LARGEST_HEIGHT = 1200;
    private static final double SHARE = 0.85;

    /** So much of its upper edge must be in sight, so that it can be taken hold of. */
    private static final double GRIP = 120;

    private static final double GRIP_HEIGHT = 24;

    private Placement() {}

    /**
     * {@return the window's place, all of it on one screen}
     *
     * @param screens without bars of the system; the primary first
     */
    static Rectangle2D of(Settings remembered, List<Rectangle2D> screens) {
        Rectangle2D primary = screens.getFirst();
        if (remembered.width() <= 0 || remembered.height() <= 0) {
            return middle(
                    primary,
                    size(primary.getWidth(), SMALL_WIDTH, LARGEST_WIDTH),
                    size(primary.getHeight(), SMALL_HEIGHT, LARGEST_HEIGHT));
        }
        Rectangle2D edge = new Rectangle2D(remembered.x(), remembered.y(), remembered.width(), GRIP_HEIGHT);
        for (Rectangle2D screen : screens) {
            double seen = Math.min(edge.getMaxX(), screen.getMaxX()) - Math.max(edge.getMinX(), screen.getMinX());
            boolean inside = edge.getMinY() >= screen.getMinY() - 1 && edge.getMaxY() <= screen.getMaxY();
            if (inside && seen >= GRIP) {
                return within(screen, remembered.x(), remembered.y(), remembered.width(), remembered.height());
            }
        }
        return middle(primary, remembered.width(), remembered.height());
    }

    /** All of a small screen, most of a large one. */
    private static double size(double screen, double small, double largest) {
        return screen <= small ? screen : Math.clamp(screen * SHARE, small, largest);
    }

    private static Rectangle2D middle(Rectangle2D screen, double width, double height) {
        return within(
                screen,
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height);
    }

    private static Rectangle2D within(Rectangle2D screen, double x, double y, double width, double height) {
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height, screen.getHeight());
        return new Rectangle2D(
                Math.clamp(x, screen.getMinX(), screen.getMaxX() - wide),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - high),
                wide,
                high);
    }
}
