package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A convolution of distinct small whole numbers, forward and both of its gradients, against sums that are taken one by
 * one. Ones would not show a swapped channel or a turned kernel.
 *
 * @param what it is called
 * @param inputs channels
 * @param outputs channels
 * @param groups in which the channels are
 * @param window side of the kernels, odd
 * @param stride in pixels
 * @param last whether the kernels lie with their channels last in memory, as those of this program's networks do
 */
record ConvolutionCheck(String what, int inputs, int outputs, int groups, int window, int stride, boolean last) {

    private static final int BATCH = 2;
    private static final int SIDE = 5;

    /** Far more than rounding, far less than the difference of two whole numbers. */
    private static final double ROUNDING = 0.25;

    /** Sums of the three passes. */
    private record Sums(int[] outputs, int[] ofImages, int[] ofKernels) {}

    /** What is wrong with it, in words; null where nothing is. */
    @Nullable
    String fault(NDManager scope, Arithmetic.Convolution convolution) {
        int own = inputs / groups;
        int side = side();
        int[] images = numbers(BATCH * inputs * SIDE * SIDE, 1);
        int[] kernels = numbers(outputs * own * window * window, 2);
        int[] weights = numbers(BATCH * outputs * side * side, 3);
        NDArray x = Autograd.variable(scope, scope.create(floats(images), new Shape(BATCH, inputs, SIDE, SIDE)));
        NDArray w = Autograd.variable(scope, arranged(scope, kernels));
        NDArray y = convolution.of(x, w, stride, window / 2, groups);
        Autograd.backward(y.mul(scope.create(floats(weights), new Shape(BATCH, outputs, side, side)))
                .sum());
        Sums right = sums(images, kernels, weights);
        String wrong = compare(what, y, right.outputs());
        wrong = wrong == null ? compare("the input gradient of " + what, x, scope, right.ofImages()) : wrong;
        return wrong == null ? compare("the weight gradient of " + what, w, scope, right.ofKernels()) : wrong;
    }

    private NDArray arranged(NDManager scope, int[] kernels) {
        int own = inputs / groups;
        if (!last) {
            return scope.create(floats(kernels), new Shape(outputs, own, window, window));
        }
        float[] ordered = new float[kernels.length];
        int places = window * window;
        for (int k = 0; k < kernels.length; k++) {
            int output = k / (own * places);
            int input = k / places % own;
            ordered[(output * places + k % places) * own + input] = kernels[k];
        }
        return scope.create(ordered, new Shape(outputs, window, window, own)).transpose(0, 3, 1, 2);
    }

    private Sums sums(int[] images, int[] kernels, int[] weights) {
        int own = inputs / groups;
        int side = side();
        Sums sums = new Sums(new int[weights.length], new int[images.length], new int[kernels.length]);
        for (int y = 0; y < weights.length; y++) {
            int row = y / side % side;
            int output = y / (side * side) % outputs;
            int image = y / (side * side * outputs);
            int first = output / (outputs / groups) * own;
            for (int k = 0; k < own * window * window; k++) {
                int i = row * stride + k / window % window - window / 2;
                int j = y % side * stride + k % window - window / 2;
                if (i >= 0 && i < SIDE && j >= 0 && j < SIDE) {
                    int x = ((image * inputs + first + k / (window * window)) * SIDE + i) * SIDE + j;
                    int w = output * own * window * window + k;
                    sums.outputs[y] += images[x] * kernels[w];
                    sums.ofImages[x] += weights[y] * kernels[w];
                    sums.ofKernels[w] += weights[y] * images[x];
                }
            }
        }
        return sums;
    }

    private int side() {
        return (SIDE - 1) / stride + 1;
    }

    /** From -3 to 3. */
    private static int[] numbers(int count, long seed) {
        return new Random(seed).ints(count, -3, 4).toArray();
    }

    private static float[] floats(int[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = numbers[i];
        }
        return floats;
    }

    private static @Nullable String compare(String what, NDArray variable, NDManager scope, int[] right) {
        return compare(what, Autograd.gradient(scope, variable), right);
    }

    /** Written so that NaN is a fault. */
    private static @Nullable String compare(String what, NDArray computed, int[] right) {
        float[] values = computed.toFloatArray();
        if (values.length != right.length) {
            return "%s gave %d numbers where %d are right".formatted(what, values.length, right.length);
        }
        for (int k = 0; k < values.length; k++) {
            boolean same = Math.abs(values[k] - right[k]) < ROUNDING;
            if (!same) {
                return String.format(Locale.ROOT, "%s gave %s where %d is right", what, values[k], right[k]);
            }
        }
        return null;
    }
}
