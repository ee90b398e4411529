package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.Test;

class VariedLabelsTest {

    private static final int[] POSITIONS = {0, 1, 2};

    /** Three images; one question of two answers, of which the second is rare, and one number. */
    private static final ImageLabels LABELS =
            new ImageLabels(new int[] {2}, new float[] {1, 0, 0, 1, 1, 0}, 1, new float[] {0.5f, -1, 2});

    /** Of the three generated images the last is nearest to the rare answer; the first has the largest number. */
    private static final float[] SAID = {3, 0, 0.9f, 4, 0, -0.3f, 1, 0, 0.1f};

    @Test
    void theRareAnswerIsAskedOfTheImageThatIsNearestToIt() {
        VariedLabels varied = new VariedLabels(LABELS, 2);
        assertArrayEquals(new float[] {1, 0, 1, 0, 0, 1}, varied.answersFor(SAID, LABELS.answers(), 3));
    }

    @Test
    void numbersAreGivenOutInTheirOrder() {
        VariedLabels varied = new VariedLabels(LABELS, 2);
        assertArrayEquals(new float[] {2, -1, 0.5f}, varied.numbersFor(SAID, LABELS.values(), 3));
    }

    /** By hand: the mean of log(1 + e^-3), log(1 + e^-4) and log(1 + e^1), and of 1.1^2, 0.7^2 and 0.4^2. */
    @Test
    void theLossIsThatOfWhatWasGivenOut() throws Exception {
        double named = (Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-4)) + Math.log1p(Math.exp(1))) / 3;
        double error = (1.21 + 0.49 + 0.16) / 3;
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            NDArray said = scope.create(SAID, new Shape(3, 3));
            NDArray loss = new VariedLabels(LABELS, 2).generatorLoss(scope, said, POSITIONS);
            assertEquals(2 * (named + error), Objects.requireNonNull(loss).getFloat(), 1e-5);
        }
    }

    /** Descending it by itself brings answers that nobody showed to the share that they have among the public images. */
    @Test
    void aKindThatWasLeftOutComesAbout() throws Exception {
        try (Engine engine = Grids.engine();
                NDManager scope = engine.scope()) {
            float[] now = {5, 0, 0, 5.1f, 0, 0, 4.9f, 0, 0};
            VariedLabels varied = new VariedLabels(LABELS, 1);
            for (int i = 0; i < 60; i++) {
                Autograd.record(true);
                NDArray said = Autograd.variable(scope, scope.create(now, new Shape(3, 3)));
                Autograd.backward(Objects.requireNonNull(varied.generatorLoss(scope, said, POSITIONS)));
                float[] gradient = Autograd.gradient(scope, said).toFloatArray();
                Autograd.record(false);
                for (int k = 0; k < now.length; k++) {
                    now[k] -= 3 * gradient[k];
                }
            }
            float[] shown = now;
            long rare = IntStream.range(0, 3)
                    .filter(i -> shown[3 * i + 1] > shown[3 * i])
                    .count();
            assertEquals(1, rare, Arrays.toString(now));
        } finally {
            Autograd.record(false);
        }
    }

    /** Against all orders of five. */
    @Test
    void theAssignmentIsTheCheapest() {
        RandomGenerator random = Noise.keyed(3);
        for (int trial = 0; trial < 50; trial++) {
            double[][] costs = new double[5][5];
            for (double[] row : costs) {
                Arrays.setAll(row, c -> random.nextInt(7) - 3);
            }
            int[] found = Assignment.cheapest(costs);
            assertEquals(5, Arrays.stream(found).distinct().count());
            assertTrue(Arrays.stream(found).allMatch(c -> c >= 0 && c < 5));
            double sum = 0;
            for (int r = 0; r < 5; r++) {
                sum += costs[r][found[r]];
            }
            assertEquals(least(costs, 0, new boolean[5]), sum);
        }
    }

    private static double least(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int c = 0; c < costs.length; c++) {
            if (!taken[c]) {
                taken[c] = true;
                best = Math.min(best, costs[row][c] + least(costs, row + 1, taken));
                taken[c] = false;
            }
        }
        return best;
    }
}
