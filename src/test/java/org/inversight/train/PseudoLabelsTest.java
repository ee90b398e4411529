package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.augment.NoAugmentation;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Classifier;
import org.junit.jupiter.api.Test;

class PseudoLabelsTest {

    private static final float[] PROBABILITIES = {
        0.1f, 0.3f, 0.6f,
        0.2f, 0.7f, 0.1f,
        0.45f, 0.45f, 0.1f,
        0.2f, 0.2f, 0.6f,
    };

    /** The third image serves the first class and the second; of equal ones the first comes first. */
    @Test
    void eachClassHasTheImagesThatTheTargetIsSurestOf() {
        List<int[]> two = PseudoLabels.surest(PROBABILITIES, 3, 2);
        assertEquals(3, two.size());
        assertArrayEquals(new int[] {2, 1}, two.get(0));
        assertArrayEquals(new int[] {1, 2}, two.get(1));
        assertArrayEquals(new int[] {0, 3}, two.get(2));
        assertArrayEquals(
                new int[] {0, 3, 1, 2},
                PseudoLabels.surest(PROBABILITIES, 3, 30).get(2));
    }

    @Test
    void classesAreDrawnUniformlyAndImagesAreThoseOfTheClass() {
        try (Engine engine = TestEngine.start();
                Classifier target = Networks.target()) {
            PseudoLabels taught =
                    new PseudoLabels(PseudoLabels.surest(PROBABILITIES, 3, 2), new NoAugmentation(target), 0.2, 5);
            int[] counts = new int[3];
            for (int step = 0; step < 100; step++) {
                int[] labels = taught.labels(30, step);
                int[] positions = taught.positions(labels, step);
                assertArrayEquals(labels, taught.labels(30, step));
                assertArrayEquals(positions, taught.positions(labels, step));
                for (int i = 0; i < labels.length; i++) {
                    counts[labels[i]]++;
                    int image = positions[i];
                    assertTrue(IntStream.of(taught.examples().get(labels[i])).anyMatch(p -> p == image));
                }
            }
            // three standard deviations of a binomial
            for (int count : counts) {
                assertEquals(1000, count, 3 * Math.sqrt(3000 * 2 / 9.0));
            }
        }
    }

    /** 0.2 times the mean of the strongest other logit minus that of the class. */
    @Test
    void theGeneratorsOwnLossIsTheTargetsMaxMargin() {
        try (Engine engine = TestEngine.start();
                NDManager scope = engine.scope();
                Classifier target = Networks.target()) {
            NDArray images = scope.create(Noise.normal(2 * 32 * 32, 3), new Shape(2, 1, 32, 32));
            int[] labels = {4, 1};
            PseudoLabels taught = new PseudoLabels(List.of(), new NoAugmentation(target), 0.2, 5);
            float[] logits = target.classify(images).logits().toFloatArray();
            double expected = 0;
            for (int i = 0; i < 2; i++) {
                double rival = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < 5; k++) {
                    rival = k == labels[i] ? rival : Math.max(rival, logits[5 * i + k]);
                }
                expected += 0.2 * (rival - logits[5 * i + labels[i]]) / 2;
            }
            assertEquals(expected, taught.imageLoss(images, labels, 0).getFloat(), 1e-5);
        }
    }
}
