package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether this machine computes right. A few operations on ones have results that are small whole numbers, so that
 * right kernels give them to the last bit; they are chosen so that the known fault of oneDNN 3.2 to 3.7 shows: channel
 * counts that are no multiples of 16, stride 2, batches above one (docs/adr/0010). Then convolutions of distinct
 * numbers, laid out as those of this program's networks are ({@link ConvolutionCheck}).
 */
record Arithmetic(Convolution convolution) {

    private static final int BATCH = 2;
    private static final int CHANNELS = 20;
    private static final int SIDE = 8;

    /** As the networks of this program have them. */
    private static final List<ConvolutionCheck> DISTINCT = List.of(
            new ConvolutionCheck("a convolution of distinct numbers", 20, 12, 1, 3, 1, false),
            new ConvolutionCheck("a convolution with its channels last", 20, 12, 1, 3, 2, true),
            new ConvolutionCheck("a convolution of single channels", 20, 20, 20, 3, 1, true),
            new ConvolutionCheck("a convolution of single pixels", 20, 12, 1, 1, 1, true));

    /** A 2-D convolution without bias; what is checked. */
    interface Convolution {

        /**
         * @param images (n, c, h, w)
         * @param weight (o, c / groups, k, k)
         */
        NDArray of(NDArray images, NDArray weight, long stride, long pad, int groups);
    }

    /** The check of the convolution that the whole program uses. */
    static Arithmetic ofEngine() {
        return new Arithmetic(
                (images, weight, stride, pad, groups) -> Ops.convolve(images, weight, null, stride, pad, groups));
    }

    /**
     * Computes and compares.
     *
     * @param root decides the device
     * @return null if everything is right, else the first operation that is not, with what it gave
     */
    @Nullable
    String fault(NDManager root) {
        try (Autograd.Mode mode = Autograd.mode(true);
                NDManager scope = root.newSubManager()) {
            String wrong = forward(scope);
            wrong = wrong == null ? inputGradient(scope) : wrong;
            wrong = wrong == null ? weightGradient(scope) : wrong;
            wrong = wrong == null ? dense(scope) : wrong;
            for (int i = 0; i < DISTINCT.size() && wrong == null; i++) {
                wrong = DISTINCT.get(i).fault(scope, convolution);
            }
            return wrong;
        }
    }

    /** Each output counts the ones under the window, 2 or 3 a side, times the channels. */
    private @Nullable String forward(NDManager scope) {
        NDArray images = scope.ones(new Shape(BATCH, CHANNELS, SIDE, SIDE));
        NDArray weight = scope.ones(new Shape(CHANNELS, CHANNELS, 3, 3));
        return compare(
                "a convolution",
                convolution.of(images, weight, 1, 1, 1),
                (i, j) -> CHANNELS * inside(i, SIDE) * inside(j, SIDE));
    }

    /** At stride 2, how many windows cover a pixel: two at odd places but the last, else one. */
    private @Nullable String inputGradient(NDManager scope) {
        int outputs = 32;
        NDArray images = Autograd.variable(scope, scope.ones(new Shape(BATCH, 48, SIDE, SIDE)));
        NDArray weight = scope.ones(new Shape(outputs, 48, 3, 3));
        Autograd.backward(convolution.of(images, weight, 2, 1, 1).sum());
        return compare(
                "the input gradient of a convolution",
                Autograd.gradient(scope, images),
                (i, j) -> outputs * covered(i) * covered(j));
    }

    /** Each weight counts the pixels that it sees, of both images. */
    private @Nullable String weightGradient(NDManager scope) {
        NDArray images = scope.ones(new Shape(BATCH, CHANNELS, SIDE, SIDE));
        NDArray weight = Autograd.variable(scope, scope.ones(new Shape(CHANNELS, CHANNELS, 3, 3)));
        Autograd.backward(convolution.of(images, weight, 1, 1, 1).sum());
        return compare(
                "the weight gradient of a convolution",
                Autograd.gradient(scope, weight),
                (i, j) -> BATCH * (SIDE - Math.abs(i - 1)) * (SIDE - Math.abs(j - 1)));
    }

    private @Nullable String dense(NDManager scope) {
        int inputs = 50;
        int outputs = 20;
        NDArray x = Autograd.variable(scope, scope.ones(new Shape(3, inputs)));
        NDArray product = x.matMul(scope.ones(new Shape(inputs, outputs)));
        Autograd.backward(product.sum());
        String wrong = compare("a dense layer", product, (i, j) -> inputs);
        return wrong == null
                ? compare("the gradient of a dense layer", Autograd.gradient(scope, x), (i, j) -> outputs)
                : wrong;
    }

    private static int inside(int at, int side) {
        return at == 0 || at == side - 1 ? 2 : 3;
    }

    private static int covered(int at) {
        return at % 2 == 1 && at < SIDE - 1 ? 2 : 1;
    }

    /** Written so that NaN is a fault. */
    private static @Nullable String compare(String what, NDArray computed, Expected expected) {
        float[] values = computed.toFloatArray();
        Shape shape = computed.getShape();
        if (values.length == 0) {
            return "%s gave no number".formatted(what);
        }
        int rank = shape.dimension();
        int width = (int) shape.get(rank - 1);
        int height = (int) shape.get(rank - 2);
        for (int k = 0; k < values.length; k++) {
            int right = expected.at(k / width % height, k % width);
            boolean same = values[k] == right;
            if (!same) {
                return String.format(Locale.ROOT, "%s gave %s where %d is right", what, values[k], right);
            }
        }
        return null;
    }

    /** The right value at a place of the last two axes. */
    private interface Expected {
        int at(int i, int j);
    }
}
