package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.inversight.data.Images;
import org.inversight.fixtures.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpsTest {

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        engine.close();
    }

    /** With DJL's mul(Number) the number's memory is free before the backward pass reads it. */
    @Test
    @Tag("slow")
    void theGradientOfAScaledArraySurvivesTheGarbageCollector() {
        for (int i = 0; i < 20; i++) {
            try (NDManager step = scope.newSubManager()) {
                Autograd.record(true);
                NDArray x = Autograd.variable(step, step.create(new float[] {1, 2}));
                NDArray y = Ops.scale(x, 3).sum();
                System.gc();
                for (int k = 0; k < 200; k++) {
                    ByteBuffer.allocateDirect(4 + k % 8).put(0, (byte) 0x7f);
                }
                Autograd.backward(y);
                Autograd.record(false);
                assertArrayEquals(new float[] {3, 3}, Autograd.gradient(step, x).toFloatArray());
            }
        }
    }

    @Test
    void logSumExpIsTheLogarithmOfTheSum() {
        NDArray logits = scope.create(new float[] {0, 1, 2, -1, 0.5f, 3}, new Shape(2, 3));
        float[] found = Ops.logSumExp(logits).toFloatArray();
        assertEquals(Math.log(1 + Math.E + Math.exp(2)), found[0], 1e-6);
        assertEquals(Math.log(Math.exp(-1) + Math.exp(0.5) + Math.exp(3)), found[1], 1e-6);
    }

    @Test
    void logSumExpBearsHugeValues() {
        NDArray logits = scope.create(new float[] {1000, 1000, -1000, -1000}, new Shape(2, 2));
        float[] found = Ops.logSumExp(logits).toFloatArray();
        assertEquals(1000 + Math.log(2), found[0], 1e-3);
        assertEquals(-1000 + Math.log(2), found[1], 1e-3);
    }

    @Test
    void theGradientOfLogSumExpIsTheSoftmax() {
        Autograd.record(true);
        NDArray logits = Autograd.variable(scope, scope.create(new float[] {500, 501, 499, -1, 0, 2}, new Shape(2, 3)));
        Autograd.backward(Ops.logSumExp(logits).sum());
        Autograd.record(false);
        assertArrayEquals(
                logits.stopGradient().softmax(1).toFloatArray(),
                Autograd.gradient(scope, logits).toFloatArray(),
                1e-6f);
    }

    @Test
    void softplusIsExactInTheMiddleAndBearsTheEnds() {
        float[] found =
                Ops.softplus(scope.create(new float[] {0, 1, -3, 200, -200})).toFloatArray();
        assertEquals(Math.log(2), found[0], 1e-6);
        assertEquals(Math.log1p(Math.E), found[1], 1e-6);
        assertEquals(Math.log1p(Math.exp(-3)), found[2], 1e-6);
        assertEquals(200, found[3], 1e-4);
        assertEquals(0, found[4], 1e-6);
    }

    @Test
    void nearestResizeRepeatsPixels() {
        NDArray x = scope.create(new float[] {1, 2, 3, 4}, new Shape(1, 1, 2, 2));
        assertArrayEquals(
                new float[] {1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4},
                Ops.resizeNearest(x, 4, 4).toFloatArray());
    }

    @Test
    void bilinearEnlargingAgreesWithTheResizeOfImagesInJava() {
        NDArray x = TestEngine.grid(scope, new Shape(2, 3, 7, 9));
        Images images = new Images(2, 3, 7, 9, x.toFloatArray());
        assertArrayEquals(
                images.resized(12, 17).pixels(), Ops.resizeBilinear(x, 12, 17).toFloatArray(), 1e-5f);
    }

    @Test
    void bilinearDoublingAgreesWithTheResizeUpToItsEdgesAndSoDoesItsGradient() {
        TorchContext context = new TorchContext();
        boolean before = TorchContext.oneDnn();
        try {
            for (boolean on : List.of(true, false)) {
                context.set(on);
                assertEquals(on && context.available(), TorchContext.oneDnn());
                doublesLikeTheResize();
            }
        } finally {
            context.set(before);
        }
    }

    private void doublesLikeTheResize() {
        for (Shape shape : List.of(new Shape(2, 3, 7, 9), new Shape(1, 4, 1, 2), new Shape(2, 16, 4, 4))) {
            NDArray data = TestEngine.grid(scope, shape);
            long height = 2 * shape.get(2);
            long width = 2 * shape.get(3);
            NDArray weights = TestEngine.grid(scope, new Shape(shape.get(0), shape.get(1), height, width));
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, data);
            NDArray doubled = Ops.doubleBilinear(x);
            Autograd.backward(doubled.mul(weights).sum());
            NDArray y = Autograd.variable(scope, data);
            NDArray resized = Ops.resizeBilinear(y, height, width);
            Autograd.backward(resized.mul(weights).sum());
            Autograd.record(false);
            assertArrayEquals(resized.toFloatArray(), doubled.toFloatArray(), 1e-5f, shape.toString());
            assertArrayEquals(
                    Autograd.gradient(scope, y).toFloatArray(),
                    Autograd.gradient(scope, x).toFloatArray(),
                    1e-5f,
                    shape.toString());
        }
    }

    /** The numbers are those of torch.nn.functional.interpolate(..., antialias=True). */
    @Test
    void bilinearShrinkingAveragesOverWhatItLeavesOut() {
        NDArray x = TestEngine.grid(scope, new Shape(2, 3, 7, 9));
        float[] found = Ops.resizeBilinear(x, 12, 5).toFloatArray();
        assertArrayEquals(new float[] {0.7498f, 0.3320f, 0.6709f, 0.3379f}, Arrays.copyOf(found, 4), 1e-4f);
    }

    @Test
    void aVariableThatTheLossDoesNotNeedHasGradientZero() {
        Autograd.record(true);
        NDArray used = Autograd.variable(scope, scope.ones(new Shape(2)));
        NDArray unused = Autograd.variable(scope, scope.ones(new Shape(2)));
        Autograd.backward(used.sum());
        Autograd.record(false);
        assertArrayEquals(new float[2], Autograd.gradient(scope, unused).toFloatArray());
    }

    @Test
    void instanceNormTakesMeanAndDeviationFromEveryPlane() {
        NDArray x = TestEngine.grid(scope, new Shape(2, 3, 4, 5)).mul(3).add(7);
        float[] found = Ops.instanceNorm(x, 1e-5).toFloatArray();
        float[] values = x.toFloatArray();
        for (int plane = 0; plane < 6; plane++) {
            double[] own = new double[20];
            for (int i = 0; i < own.length; i++) {
                own[i] = values[plane * own.length + i];
            }
            double mean = Arrays.stream(own).average().orElseThrow();
            double variance = Arrays.stream(own)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < own.length; i++) {
                assertEquals((own[i] - mean) / Math.sqrt(variance + 1e-5), found[plane * own.length + i], 1e-4);
            }
        }
    }

    @Test
    void convolutionsInGroupsAreConvolutionsSideBySide() {
        NDArray x = TestEngine.grid(scope, new Shape(2, 4, 6, 6));
        NDArray weight = TestEngine.grid(scope, new Shape(6, 2, 3, 3)).sub(0.5);
        NDArray bias = scope.create(new float[] {1, -1, 0.5f, 0, 2, -2});
        NDArray found = Ops.convolve(x, weight, bias, 2, 1, 2);
        for (int group = 0; group < 2; group++) {
            String inputs = ":, %d:%d".formatted(2 * group, 2 * group + 2);
            String outputs = "%d:%d".formatted(3 * group, 3 * group + 3);
            NDArray alone = Ops.convolve(x.get(inputs), weight.get(outputs), bias.get(outputs), 2, 1);
            assertArrayEquals(alone.toFloatArray(), found.get(":, " + outputs).toFloatArray(), 1e-5f);
        }
    }
}
