package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.augment.Augmentation;
import org.inversight.catalog.Values;
import org.inversight.engine.Engine;
import org.inversight.fixtures.TestEngine;
import org.inversight.loss.CrossEntropyLoss;
import org.inversight.loss.IdentityLoss;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.model.Classifier;
import org.junit.jupiter.api.Test;

/**
 * The stop rule of the pixel attack on a loss whose way is known: one pixel, {@code a (x - c)^2},
 * with a step so large for some images that they jump over the minimum and back.
 */
class PatienceTest {

    private static final int PATIENCE = 4;
    private static final double RATE = 0.1;
    private static final double[] STEEPNESS = {2, 9.5, 12, 5};
    private static final double[] CENTRE = {0.6, 0.3, 0.5, 0.4};

    @Test
    void eachImageStopsByItselfAndItsBestIsShown() {
        int images = STEEPNESS.length;
        double[] x = new double[images];
        double[] best = new double[images];
        double[] low = {1e9, 1e9, 1e9, 1e9};
        int[] waited = new int[images];
        Values values = Values.of(
                PixelAttack.TYPE.parameters(), Map.of("pixel.learning-rate", RATE, "pixel.patience", PATIENCE));
        try (Engine engine = TestEngine.start();
                NDManager owner = engine.scope();
                PixelAttack attack = attack(owner, new CrossEntropyLoss(), values)) {
            boolean done = false;
            int step = 0;
            while (!done) {
                step++;
                assertTrue(step < 2000, "it converges");
                StepResult result;
                try (NDManager scope = engine.scope()) {
                    result = attack.step(scope, step);
                }
                done = true;
                for (int i = 0; i < images; i++) {
                    if (waited[i] >= PATIENCE) {
                        continue;
                    }
                    double loss = STEEPNESS[i] * (x[i] - CENTRE[i]) * (x[i] - CENTRE[i]);
                    if (loss < low[i]) {
                        low[i] = loss;
                        best[i] = x[i];
                        waited[i] = 0;
                    } else {
                        waited[i]++;
                    }
                    if (waited[i] < PATIENCE) {
                        double slope = 2 * STEEPNESS[i] * (x[i] - CENTRE[i]);
                        x[i] = Math.clamp(x[i] - RATE * slope, 0, 1);
                        done = false;
                    }
                }
                try (NDManager scope = engine.scope()) {
                    float[] shown = attack.reconstructions(scope).toFloatArray();
                    for (int i = 0; i < images; i++) {
                        assertEquals(best[i], shown[i], 2e-4, "image " + i + ", step " + step);
                    }
                }
                done = result.stop() != null;
            }
            assertEquals(0, best[2], "the steepest one only jumps from wall to wall");
            assertEquals(CENTRE[0], best[0], 1e-4);
        }
    }

    @Test
    void whatWasBestByOneLossIsForgottenByAnother() {
        Values values = Values.of(
                PixelAttack.TYPE.parameters(), Map.of("pixel.learning-rate", RATE, "pixel.patience", PATIENCE));
        try (Engine engine = TestEngine.start();
                NDManager owner = engine.scope();
                PixelAttack one = attack(owner, new CrossEntropyLoss(), values);
                PixelAttack same = attack(owner, new CrossEntropyLoss(), values);
                PixelAttack other = attack(owner, new MaxMarginLoss(), values)) {
            for (int step = 1; step <= 3; step++) {
                try (NDManager scope = engine.scope()) {
                    one.step(scope, step);
                }
            }
            AttackState state = one.state();
            same.restore(state);
            other.restore(state);
            assertArrayEquals(
                    state.arrays().get("best loss"), same.state().arrays().get("best loss"));
            for (float loss : Objects.requireNonNull(other.state().arrays().get("best loss"))) {
                assertEquals(Float.POSITIVE_INFINITY, loss);
            }
            assertArrayEquals(
                    state.arrays().get("pixels"), other.state().arrays().get("pixels"));
        }
    }

    private static PixelAttack attack(NDManager owner, IdentityLoss loss, Values values) {
        return new PixelAttack(AttackInputsBuilder.builder()
                .owner(owner)
                .augmentation(new Parabolas())
                .loss(loss)
                .values(values)
                .targets(List.of(0, 1, 2, 3))
                .restarts(1)
                .seed(0)
                .channels(1)
                .height(1)
                .width(1)
                .build());
    }

    /** Each image has a parabola of its own. */
    private static final class Parabolas implements Augmentation {

        @Override
        public NDArray identity(NDArray images, NDArray labels, IdentityLoss loss, int step) {
            NDManager manager = images.getManager();
            float[] a = new float[STEEPNESS.length];
            float[] c = new float[a.length];
            for (int i = 0; i < a.length; i++) {
                a[i] = (float) STEEPNESS[i];
                c[i] = (float) CENTRE[i];
            }
            return images.reshape(-1).sub(manager.create(c)).square().mul(manager.create(a));
        }

        @Override
        public List<Classifier> classifiers() {
            return List.of();
        }
    }
}
