package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.inversight.data.Images;
import org.junit.jupiter.api.Test;

/** When images are shown between two evaluations. */
class PreviewsTest {

    private static final long MILLI = 1_000_000;
    private static final long LONG_AGO = 60_000 * MILLI;

    private long now = LONG_AGO;

    private Previews previews() {
        return new Previews(() -> now);
    }

    private static Preview preview(int step) {
        return new Preview(1, step, new Images(1, 1, 2, 2, new float[4]));
    }

    @Test
    void theyTakeAFiftiethOfTheTimeWithinBounds() {
        assertEquals(250, Previews.interval(2 * MILLI) / MILLI);
        assertEquals(500, Previews.interval(10 * MILLI) / MILLI);
        assertEquals(950, Previews.interval(100 * MILLI) / MILLI);
    }

    @Test
    void whereTheNextTurnWouldBeTooLateThisOneIsTaken() {
        long half = 500 * MILLI;
        assertTrue(Previews.due(half, half, 40 * MILLI));
        assertFalse(Previews.due(half, half / 5, 40 * MILLI));
        assertTrue(Previews.due(half, half / 5, 9 * MILLI));
        assertFalse(Previews.due(half / 5, 10 * half, MILLI), "four a second at most");
        assertFalse(Previews.due(half, half, 101 * MILLI), "a fifth of the time at most");
    }

    @Test
    void noneIsDueBeforeSomebodyAsks() {
        Previews previews = previews();
        assertFalse(previews.due(5, null, LONG_AGO));
        assertTrue(previews.poll().isEmpty());
        assertTrue(previews.due(5, null, LONG_AGO));
        assertFalse(previews.due(5, null, 100 * MILLI), "a snapshot has just had images");
    }

    @Test
    void theLastOneIsFetchedBeforeTheNextIsTaken() {
        Previews previews = previews();
        previews.poll();
        previews.add(preview(5), 0, null);
        now += 300 * MILLI;
        assertFalse(previews.due(6, null, LONG_AGO));
        assertEquals(5, previews.poll().orElseThrow().step());
        assertTrue(previews.due(6, null, LONG_AGO));
    }

    @Test
    void whoFollowsTakesItsOwnAtTheSameStepAndItsTimeCounts() {
        Previews first = previews();
        Previews second = previews();
        first.poll();
        second.poll();
        first.add(preview(5), MILLI, null);
        assertTrue(second.due(5, first, 0));
        assertFalse(second.due(6, first, LONG_AGO));
        second.add(preview(5), 9 * MILLI, first);
        first.poll();
        now += 300 * MILLI;
        assertFalse(first.due(6, null, LONG_AGO), "fifty times ten milliseconds");
        now += 300 * MILLI;
        assertTrue(first.due(6, null, LONG_AGO));
    }

    @Test
    void aSnapshotIsNewer() {
        Previews previews = previews();
        previews.add(preview(5), 0, null);
        previews.drop();
        assertTrue(previews.poll().isEmpty());
    }
}
