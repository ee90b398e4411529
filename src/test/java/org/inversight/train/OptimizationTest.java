package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.engine.Optimizer;
import org.inversight.engine.Sgd;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Optimisers, batch statistics, averages and spectral normalisation (reference.py). */
class OptimizationTest {

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() throws Exception {
        engine = Grids.engine();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void optimisersAgreeWithPyTorch() {
        assertArrayEquals(
                new float[] {0.82331364f, 1.00339343f, 1.15691237f},
                threeSteps(w -> new Sgd(w, 0.1, 0.5, true, 0.01)),
                1e-5f);
        assertArrayEquals(
                new float[] {0.78570972f, 1.00857884f, 1.49732683f},
                threeSteps(w -> new Sgd(w, 0.1, 0.5, false, 0.01)),
                1e-5f);
        assertArrayEquals(
                new float[] {0.58492467f, 1.01897181f, -0.23414536f},
                threeSteps(w -> new Adam(w, 0.1, 0.5, 0.999)),
                1e-5f);
    }

    /** Three steps on {@code sum c (w - 1)^2}, c = 1, 2, 3. */
    private float[] threeSteps(Function<NDArray, Optimizer> maker) {
        NDArray w = Grids.grid(scope, 1, 3, 0.3, 1);
        try (Optimizer optimizer = maker.apply(w)) {
            for (int i = 0; i < 3; i++) {
                NDArray slope = w.sub(1).mul(scope.create(new float[] {2, 4, 6}));
                optimizer.step(slope);
            }
        }
        return w.toFloatArray();
    }

    /**
     * PyTorch: the momentum is the share of the new batch, and the variance is the unbiased one.
     */
    @Test
    void batchStatisticsMoveAsInPyTorch() {
        NDArray mean = scope.zeros(new Shape(2));
        NDArray variance = scope.ones(new Shape(2));
        NDArray out = Ops.batchNorm(
                Grids.grid(scope, 4, 2, 0.5, 1),
                mean,
                variance,
                scope.ones(new Shape(2)),
                scope.zeros(new Shape(2)),
                true,
                0.1,
                1e-5);
        assertArrayEquals(new float[] {-0.00786348f, 0.01059360f}, mean.toFloatArray(), 1e-5f);
        assertArrayEquals(new float[] {0.97721768f, 0.94015135f}, variance.toFloatArray(), 1e-5f);
        assertArrayEquals(new float[] {0.73331128f, 1.28025274f}, out.get(0).toFloatArray(), 1e-4f);
    }

    @Test
    void averageFollowsItsFormula() {
        NativeNetwork live = critic(1);
        NativeNetwork copy = critic(2);
        float before = copy.trained().getFirst().toFloatArray()[0];
        float own = live.trained().getFirst().toFloatArray()[0];
        try (AveragedWeights average = new AveragedWeights(live, copy, 0.9)) {
            average.update(0);
            double expected = 0.1 * before + 0.9 * own;
            assertEquals(expected, copy.trained().getFirst().toFloatArray()[0], 1e-6);
            average.update(1000);
            assertEquals(0.9 * expected + 0.1 * own, copy.trained().getFirst().toFloatArray()[0], 1e-6);
        }
    }

    /** A weight divided by its largest singular value does not change when it is scaled. */
    @Test
    void spectralNormalisationForgetsTheScaleOfAWeight() {
        NativeNetwork network = critic(3);
        NDArray x = scope.create(Noise.normal(2 * 1024, 5), new Shape(2, 1, 32, 32));
        for (int i = 0; i < 30; i++) {
            network.forwardTraining(x);
        }
        float[] before = network.forward(x).singletonOrThrow().toFloatArray();
        network.trained().stream().filter(a -> a.getShape().dimension() > 1).forEach(a -> a.muli(3));
        float[] after = network.forward(x).singletonOrThrow().toFloatArray();
        assertArrayEquals(before, after, 1e-4f);
    }

    /** The last layer has one row, whose only singular value is its length. */
    @Test
    void spectralNormOfARowIsItsLength() {
        NativeNetwork network = critic(4);
        var arrays = network.arrays();
        NDArray row = arrays.values().stream()
                .filter(a -> a.getShape().equals(new Shape(1, 2048)))
                .findFirst()
                .orElseThrow();
        // w / |w| does not change along w: the gradient of the row is orthogonal to it
        NDArray x = scope.create(Noise.normal(1024, 6), new Shape(1, 1, 32, 32));
        network.recordWeights(true);
        Autograd.record(true);
        Autograd.backward(network.forwardTraining(x).singletonOrThrow().sum());
        Autograd.record(false);
        float[] gradient = Autograd.gradient(scope, row).toFloatArray();
        float[] weight = row.toFloatArray();
        double along = 0;
        double size = 0;
        for (int i = 0; i < weight.length; i++) {
            along += weight[i] * gradient[i];
            size += Math.abs(weight[i] * gradient[i]);
        }
        assertEquals(0, along / size, 1e-4);
    }

    private NativeNetwork critic(long seed) {
        return NativeNetwork.random(scope, Architecture.CRITIC32_HALF, 1, 0, Noise.keyed(seed));
    }
}
