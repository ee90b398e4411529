package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inversight.attack.LossTerm;
import org.junit.jupiter.api.Test;

class LossHistoryTest {

    @Test
    void nothingIsAnEmptyCurve() {
        LossHistory.Curves curves = new LossHistory().curves();
        assertEquals(0, curves.steps().length);
        assertEquals(List.of(), curves.names());
    }

    @Test
    void everyStepIsAPointWhileThereIsRoom() {
        LossHistory history = filled(100);
        LossHistory.Curves curves = history.curves();
        assertEquals(List.of("identity", "prior"), curves.names());
        assertEquals(100, curves.steps().length);
        assertEquals(1, curves.steps()[0]);
        assertEquals(100, curves.steps()[99]);
        assertEquals(7, curves.values()[0][6]);
        assertEquals(-7, curves.values()[1][6]);
    }

    /** The value at step s is s, so the mean over the steps of a point is known. */
    @Test
    void aLongRunIsThinnedToMeans() {
        for (int steps : new int[] {511, 512, 513, 1024, 2400, 50_000}) {
            LossHistory.Curves curves = filled(steps).curves();
            int points = curves.steps().length;
            assertTrue(points >= 255 && points <= 512, steps + " steps: " + points);
            double stride = curves.steps()[0];
            for (int i = 0; i < points; i++) {
                assertEquals((i + 1) * stride, curves.steps()[i]);
                double mean = i * stride + (stride + 1) / 2;
                assertEquals(mean, curves.values()[0][i], 1e-6 * mean);
                assertEquals(-mean, curves.values()[1][i], 1e-6 * mean);
            }
            assertTrue(curves.steps()[points - 1] > steps - stride, "up to the end");
        }
    }

    @Test
    void aBranchMayHaveOtherTermsWhichAreNoNumbersWhereTheyAreMissing() {
        LossHistory history = filled(2);
        history.add(List.of(new LossTerm("identity", 3)));
        history.add(List.of(new LossTerm("realism", 5), new LossTerm("identity", 4)));
        LossHistory.Curves curves = history.curves();
        assertEquals(List.of("identity", "prior", "realism"), curves.names());
        assertArrayEquals(new double[] {1, 2, 3, 4}, curves.values()[0]);
        assertArrayEquals(new double[] {-1, -2, Double.NaN, Double.NaN}, curves.values()[1]);
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, 5}, curves.values()[2]);
    }

    @Test
    void curvesAreCopies() {
        LossHistory history = filled(3);
        history.curves().values()[0][0] = 99;
        assertArrayEquals(new double[] {1, 2, 3}, history.curves().values()[0]);
    }

    /** A kept run has whole points only: of 1,023 steps, two a point, the last one is not known. */
    @Test
    void whatGoesOnFromKeptCurvesCountsTheStepsWhoseTermsAreNotKnown() {
        LossHistory kept = LossHistory.of(filled(1023).curves());
        LossHistory branch = kept.upTo(1023);
        for (int step = 1024; step <= 1030; step++) {
            branch.add(List.of(new LossTerm("identity", step), new LossTerm("prior", -step)));
        }
        LossHistory.Curves curves = branch.curves();
        int last = curves.steps().length - 1;
        assertEquals(1028, curves.steps()[last]);
        assertEquals(1026.5, curves.values()[0][last], "of the steps 1,025 to 1,028");
        assertTrue(Double.isNaN(curves.values()[0][last - 1]), "step 1,023 is in it");
    }

    @Test
    void withoutKeptCurvesWhatGoesOnBeginsAtItsStep() {
        LossHistory branch = new LossHistory().upTo(200);
        branch.add(List.of(new LossTerm("identity", 1)));
        assertArrayEquals(new double[] {201}, branch.curves().steps());
    }

    private static LossHistory filled(int steps) {
        LossHistory history = new LossHistory();
        for (int step = 1; step <= steps; step++) {
            history.add(List.of(new LossTerm("identity", step), new LossTerm("prior", -step)));
        }
        return history;
    }
}
