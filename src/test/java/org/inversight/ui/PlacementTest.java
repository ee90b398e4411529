package org.inversight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.inversight.ui.settings.Settings;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1366, 728);
    private static final Rectangle2D MONITOR = new Rectangle2D(1366, -200, 1920, 1080);

    private static Settings at(double x, double y, double width, double height) {
        return Settings.DEFAULT.with().x(x).y(y).width(width).height(height).build();
    }

    @Test
    void theFirstTimeASmallScreenIsFilledAndALargeOneMostly() {
        assertEquals(LAPTOP, Placement.of(Settings.DEFAULT, List.of(LAPTOP)));
        Rectangle2D large = Placement.of(Settings.DEFAULT, List.of(new Rectangle2D(0, 25, 1920, 1055)));
        assertEquals(1632, large.getWidth(), 1);
        assertEquals(900, large.getHeight(), 5);
        assertEquals(144, large.getMinX(), 1);
        Rectangle2D huge = Placement.of(Settings.DEFAULT, List.of(new Rectangle2D(0, 0, 3840, 2160)));
        assertEquals(new Rectangle2D(960, 480, 1920, 1200), huge);
    }

    @Test
    void itComesBackWhereItWas() {
        assertEquals(
                new Rectangle2D(1500, -100, 1500, 800),
                Placement.of(at(1500, -100, 1500, 800), List.of(LAPTOP, MONITOR)));
    }

    @Test
    void afterTheMonitorIsGoneItComesBackOntoAScreen() {
        Rectangle2D back = Placement.of(at(1500, -100, 1500, 800), List.of(LAPTOP));
        assertEquals(LAPTOP, back);
        Rectangle2D small = Placement.of(at(5000, 40, 1000, 700), List.of(LAPTOP));
        assertEquals(new Rectangle2D(183, 14, 1000, 700), small);
    }

    @Test
    void whatSticksOutIsBroughtInAndATitleBarOutOfSightCountsAsGone() {
        Rectangle2D in = Placement.of(at(900, 300, 1000, 700), List.of(LAPTOP));
        assertTrue(LAPTOP.contains(in), in.toString());
        assertEquals(366, in.getMinX());
        Rectangle2D below = Placement.of(at(100, 720, 1000, 700), List.of(LAPTOP));
        assertEquals(183, below.getMinX(), "in the middle");
        Rectangle2D slip = Placement.of(at(-950, 10, 1000, 700), List.of(LAPTOP));
        assertEquals(183, slip.getMinX(), "too little to take hold of");
    }
}
