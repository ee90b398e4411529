package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Differentiable array functions that DJL's public interface lacks. Images are NCHW. */
public final class Ops {

    private static final int NEAREST = 0;
    private static final int BILINEAR = 2;

    private Ops() {}

    /** Nearest-neighbour resize of (n, c, h, w) to (n, c, height, width). */
    public static NDArray resizeNearest(NDArray images, long height, long width) {
        return JniUtils.interpolate((PtNDArray) images, new long[] {height, width}, NEAREST, false);
    }

    /**
     * Bilinear resize of (n, c, h, w) to (n, c, height, width), half-pixel centres; shrinking
     * averages over what it leaves out (antialiased).
     */
    public static NDArray resizeBilinear(NDArray images, long height, long width) {
        return JniUtils.interpolate((PtNDArray) images, new long[] {height, width}, BILINEAR, false);
    }

    /** 2-D convolution of (n, c, h, w) with (out, c, k, k). */
    public static NDArray convolve(
            NDArray images, NDArray weight, @org.jspecify.annotations.Nullable NDArray bias, long stride, long pad) {
        return convolve(images, weight, bias, stride, pad, 1);
    }

    /**
     * Convolutions side by side: the channels are in {@code groups} equal groups, and each group of
     * outputs sees one group of inputs only.
     *
     * @param images (n, groups · c, h, w)
     * @param weight (groups · out, c, k, k)
     * @param bias (groups · out), or null
     */
    public static NDArray convolve(
            NDArray images,
            NDArray weight,
            @org.jspecify.annotations.Nullable NDArray bias,
            long stride,
            long pad,
            int groups) {
        return JniUtils.convolution(
                (PtNDArray) images,
                (PtNDArray) weight,
                (PtNDArray) bias,
                new Shape(stride, stride),
                new Shape(pad, pad),
                new Shape(1, 1),
                groups);
    }

    /**
     * {@code factor x}, safe to differentiate. DJL's own {@code mul(Number)} frees the number's
     * memory at once, which libtorch reads again in the backward pass: whenever the garbage
     * collector came in between, the gradient was multiplied by whatever lay there. Here the number
     * lives as long as the manager of {@code x}.
     */
    public static NDArray scale(NDArray x, double factor) {
        return x.mul(x.getManager().create((float) factor));
    }

    /** Leaky rectifier: {@code max(x, slope x)}. */
    public static NDArray leakyRelu(NDArray x, double slope) {
        return JniUtils.leakyRelu((PtNDArray) x, slope);
    }

    /** {@code log(1 + e^x)}, element by element. */
    public static NDArray softplus(NDArray x) {
        return JniUtils.softPlus((PtNDArray) x);
    }

    /** Maximum over square windows of (n, c, h, w); stride equals the window. */
    public static NDArray maxPool(NDArray images, long window) {
        Shape square = new Shape(window, window);
        return JniUtils.maxPool((PtNDArray) images, square, square, new Shape(0, 0), false);
    }

    /** Mean over square windows of (n, c, h, w); stride equals the window. */
    public static NDArray meanPool(NDArray images, long window) {
        Shape square = new Shape(window, window);
        return JniUtils.avgPool((PtNDArray) images, square, square, new Shape(0, 0), false, true);
    }

    /**
     * Batch normalisation over the channel axis.
     *
     * @param training true: normalise by the batch and move the running statistics by {@code
     *     momentum}
     */
    public static NDArray batchNorm(
            NDArray x,
            NDArray mean,
            NDArray variance,
            NDArray gamma,
            NDArray beta,
            boolean training,
            double momentum,
            double epsilon) {
        return JniUtils.batchNorm(
                (PtNDArray) x,
                (PtNDArray) mean,
                (PtNDArray) variance,
                (PtNDArray) gamma,
                (PtNDArray) beta,
                training,
                momentum,
                epsilon);
    }

    /**
     * Batch normalisation by the batch's own statistics alone.
     *
     * @param x (n, c, h, w)
     * @param gamma (c)
     * @param beta (c)
     */
    public static NDArray batchNorm(NDArray x, NDArray gamma, NDArray beta, double epsilon) {
        Shape channels = gamma.getShape();
        NDArray mean = x.getManager().zeros(channels);
        NDArray variance = x.getManager().ones(channels);
        return batchNorm(x, mean, variance, gamma, beta, true, 0, epsilon);
    }

    /**
     * Instance normalisation (Ulyanov et al. 2016), without scale and shift: {@code (x - m) /
     * sqrt(v + epsilon)}, m and v the mean and variance of each channel of each image over its
     * height and width.
     *
     * @param x (n, c, h, w)
     */
    public static NDArray instanceNorm(NDArray x, double epsilon) {
        Shape shape = x.getShape();
        // every channel of every image is one channel of a batch of one
        Shape planes = new Shape(shape.get(0) * shape.get(1));
        NDArray one = x.reshape(1, planes.get(0), shape.get(2), shape.get(3));
        NDArray gamma = x.getManager().ones(planes);
        NDArray beta = x.getManager().zeros(planes);
        return batchNorm(one, gamma, beta, epsilon).reshape(shape);
    }

    /** In place, {@code into + share (value - into)}; it is not recorded. */
    public static void approach(NDArray into, NDArray value, double share) {
        boolean recording = Autograd.recording();
        Autograd.record(false);
        try (NDArray gap = value.sub(into)) {
            into.addi(gap.muli(share));
        } finally {
            Autograd.record(recording);
        }
    }

    /** {@code log sum exp} over the last axis of (n, k): shape (n). Stable for large values. */
    public static NDArray logSumExp(NDArray logits) {
        NDArray top = logits.max(new int[] {1}, true).stopGradient();
        return logits.sub(top).exp().sum(new int[] {1}).log().add(top.squeeze(1));
    }
}
