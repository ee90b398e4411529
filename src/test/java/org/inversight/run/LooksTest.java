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
    void earlyLooksMayTakeASixthAndLaterOnesATwentiethOfTheTime() {
        assertEquals(500, millis(4, 5, 100));
        assertEquals(800, millis(40, 30, 40));
        assertEquals(250, millis(40, 30, 5));
    }

    @Test
    void cheapLooksComeOnceASecond() {
        assertEquals(900, millis(40, 30, 60));
        assertEquals(900, millis(40, 30, 112));
        assertEquals(2260, millis(40, 30, 113));
    }

    @Test
    void nobodyWaitsLongerThanThreeSecondsUnlessLooksTakeASixth() {
        assertEquals(3000, millis(40, 30, 300));
        assertEquals(5000, millis(40, 30, 1000));
    }
}
