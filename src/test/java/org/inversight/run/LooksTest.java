package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** When a running attack is looked at again. */
class LooksTest {

    private static final long MILLI = 1_000_000;

    private static long millis(int taken, double seconds, long costMillis) {
        return Looks.interval(taken, seconds, costMillis * MILLI) / MILLI;
    }

    @Test
    void theFirstImagesFollowSoonHoweverSlowTheFirstLooksAre() {
        assertEquals(150, millis(1, 0.5, 20));
        assertEquals(900, millis(1, 2.5, 900));
        assertEquals(900, millis(3, 8, 900));
    }

    @Test
    void earlyLooksMayTakeATenthAndLaterOnesAFiftiethOfTheTime() {
        assertEquals(1000, millis(4, 5, 100));
        assertEquals(2000, millis(40, 30, 40));
        assertEquals(250, millis(40, 30, 5));
    }

    @Test
    void nobodyWaitsLongerThanFiveSecondsForFiguresUnlessLooksTakeAFifth() {
        assertEquals(5000, millis(40, 30, 113));
        assertEquals(5000, millis(40, 30, 1000));
        assertEquals(10_000, millis(40, 30, 2000));
    }
}
