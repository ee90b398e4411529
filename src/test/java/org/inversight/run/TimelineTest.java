package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {

    @Test
    void anEmptyTimelineHasNothing() {
        Timeline timeline = new Timeline();
        assertNull(timeline.last());
        assertNull(timeline.best());
        assertEquals(List.of(), timeline.all());
    }

    @Test
    void aShortRunIsKeptWhole() {
        Timeline timeline = new Timeline();
        List<Snapshot> all = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            all.add(snapshot(step, 0, 4));
            timeline.add(all.getLast());
        }
        assertEquals(all, timeline.all());
    }

    @Test
    void theSameStepReplacesTheLast() {
        Timeline timeline = new Timeline();
        timeline.add(snapshot(0, 0, 4));
        timeline.add(snapshot(3, 2, 4));
        Snapshot again = snapshot(3, 1, 4);
        timeline.add(again);
        assertEquals(2, timeline.size());
        assertSame(again, timeline.last());
        assertTrue(timeline.all().contains(timeline.best()), "the best is one that is there");
    }

    @Test
    void anEarlierStepIsRefused() {
        Timeline timeline = new Timeline();
        timeline.add(snapshot(5, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> timeline.add(snapshot(4, 0, 4)));
    }

    @Test
    void theBestIsWhatMostEvaluatorsAccept() {
        Timeline timeline = new Timeline();
        timeline.add(snapshot(0, 1, 4));
        Snapshot best = snapshot(1, 3, 4);
        timeline.add(best);
        timeline.add(snapshot(2, 2, 4));
        assertSame(best, timeline.best());
    }

    /** Whatever comes in whatever order of quality, at every moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void itStaysBoundedOrderedAndKeepsFirstLastAndBest(long seed) {
        Random random = new Random(seed);
        Timeline timeline = new Timeline();
        Snapshot first = null;
        Snapshot best = null;
        int bestAccepted = -1;
        int step = 0;
        int count = 500 + random.nextInt(1000);
        for (int i = 0; i < count; i++) {
            step += 1 + random.nextInt(5);
            int accepted = random.nextInt(4) + (random.nextInt(200) == 0 ? 6 : 0);
            Snapshot snapshot = snapshot(step, accepted, 10);
            timeline.add(snapshot);
            first = first == null ? snapshot : first;
            if (accepted >= bestAccepted) {
                best = snapshot;
                bestAccepted = accepted;
            }
            List<Snapshot> all = timeline.all();
            assertTrue(all.size() <= 241, "bounded: " + all.size());
            assertSame(first, all.getFirst());
            assertSame(snapshot, all.getLast());
            assertSame(snapshot, timeline.last());
            assertSame(best, timeline.best());
            assertTrue(all.contains(best), "the best is kept");
            for (int k = 1; k < all.size(); k++) {
                assertTrue(all.get(k - 1).step() < all.get(k).step(), "ordered");
            }
        }
        assertTrue(timeline.size() >= 60, "thinned, not emptied: " + timeline.size());
    }

    /** After thinning, what is left still covers the whole run evenly. */
    @Test
    void whatIsKeptIsSpreadOverTheRun() {
        Timeline timeline = new Timeline();
        for (int step = 0; step <= 10_000; step++) {
            timeline.add(snapshot(step, 0, 4));
        }
        List<Snapshot> all = timeline.all();
        int widest = 0;
        for (int k = 1; k < all.size(); k++) {
            widest = Math.max(widest, all.get(k).step() - all.get(k - 1).step());
        }
        assertTrue(widest <= 2 * 10_000 / 100, "the widest gap is " + widest);
    }

    @Test
    void largeImagesAreKeptInSmallerNumber() {
        Images large = new Images(1, 3, 1024, 1024, new float[3 * 1024 * 1024]);
        keptInSmallerNumber(large, List.of());
        Panel views = new Panel.ImageGroups("views", "", "", List.of(new Panel.Group("View 1", large)));
        keptInSmallerNumber(new Images(1, 1, 1, 1, new float[1]), List.of(views));
    }

    private static void keptInSmallerNumber(Images images, List<Panel> panels) {
        Timeline timeline = new Timeline();
        for (int step = 0; step < 300; step++) {
            timeline.add(SnapshotBuilder.builder()
                    .runId(1)
                    .step(step)
                    .images(images)
                    .verdicts(List.of(verdict(true)))
                    .evaluators(List.of("A"))
                    .terms(List.of())
                    .panels(panels)
                    .build());
        }
        assertTrue(timeline.size() <= 25, Integer.toString(timeline.size()));
        assertEquals(0, timeline.all().getFirst().step());
        assertEquals(299, Objects.requireNonNull(timeline.last()).step());
    }

    private static Snapshot snapshot(int step, int accepted, int images) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            verdicts.add(verdict(i < accepted));
        }
        return SnapshotBuilder.builder()
                .runId(1)
                .step(step)
                .images(new Images(images, 1, 1, 1, new float[images]))
                .verdicts(verdicts)
                .evaluators(List.of("A"))
                .terms(List.of())
                .panels(List.of())
                .build();
    }

    private static Verdict verdict(boolean accepts) {
        Prediction prediction = new Prediction(accepts ? 0.9 : 0.1, "0", accepts);
        return new Verdict(0, 0, prediction, List.of(prediction), false, null, List.of());
    }
}
