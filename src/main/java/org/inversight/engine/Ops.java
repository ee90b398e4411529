package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Differentiable array functions that DJL's public interface lacks. Images are NCHW. */
public final class Ops {

    private static final int NEAREST = 0;
    private static final int BILINEAR = 2;

    private static final float[] TENT = {0.25f, 0.5f, 0.25f};

    private Ops() {}

    /**
     * {@return the images resized to (n, c, height, width), each pixel from its nearest neighbour}
     *
     * @param images (n, c, h, w)
     * @param height in pixels
     * @param width in pixels
     */
    public static NDArray resizeNearest(NDArray images, long height, long width) {
        return JniUtils.interpolate((PtNDArray) images, new long[] {height, width}, NEAREST, false);
    }

    /**
     * {@return the images resized to (n, c, height, width), bilinearly with half-pixel centres} Shrinking averages over
     * what it leaves out (antialiased).
     *
     * @param images (n, c, h, w)
     * @param height in pixels
     * @param width in pixels
     */
    public static NDArray resizeBilinear(NDArray images, long height, long width) {
        return JniUtils.interpolate((PtNDArray) images, new long[] {height, width}, BILINEAR, false);
    }

    /**
     * {@return the images at twice the size, (n, c, 2 h, 2 w), bilinearly with half-pixel centres} The same as
     * {@link #resizeBilinear}, and faster where oneDNN has kernels for one convolution a channel.
     *
     * @param images (n, c, h, w)
     */
    public static NDArray doubleBilinear(NDArray images) {
        return TorchContext.oneDnn() && !images.getDevice().isGpu()
                ? doubledByTents(images)
                : resizeBilinear(
                        images,
                        2 * images.getShape().get(2),
                        2 * images.getShape().get(3));
    }

    /**
     * The nearest neighbour doubled and each pixel averaged with those beside it by (1, 2, 1) / 4 in either direction is
     * the bilinear value, but for the outermost pixels, whose neighbours outside count as zeros.
     */
    private static NDArray doubledByTents(NDArray images) {
        int channels = Math.toIntExact(images.getShape().get(1));
        int height = Math.toIntExact(2 * images.getShape().get(2));
        int width = Math.toIntExact(2 * images.getShape().get(3));
        float[] kernels = new float[9 * channels];
        for (int i = 0; i < kernels.length; i++) {
            kernels[i] = TENT[i % 9 / 3] * TENT[i % 3];
        }
        float[] edges = new float[height * width];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = edge(i / width, height) * edge(i % width, width);
        }
        NDArray near = resizeNearest(images, height, width);
        NDArray weight = images.getManager().create(kernels, new Shape(channels, 1, 3, 3));
        return convolve(near, weight, null, 1, 1, channels)
                .mul(images.getManager().create(edges, new Shape(1, 1, height, width)));
    }

    /** What an outermost pixel lacks, whose neighbour outside is itself. */
    private static float edge(int at, int size) {
        return at == 0 || at == size - 1 ? 4f / 3 : 1;
    }

    /**
     * {@return the two-dimensional convolution, (n, out, h', w') with h' = (h + 2 pad - k) / stride + 1}
     *
     * @param images (n, c, h, w)
     * @param weight (out, c, k, k)
     * @param bias (out), or null
     * @param stride in pixels
     * @param pad zeros on every side, in pixels
     */
    public static NDArray convolve(
            NDArray images, NDArray weight, @org.jspecify.annotations.Nullable NDArray bias, long stride, long pad) {
        return convolve(images, weight, bias, stride, pad, 1);
    }

    /**
     * Convolutions side by side: the channels are in {@code groups} equal groups, and each group of outputs sees one
     * group of inputs only.
     *
     * @param images (n, groups · c, h, w)
     * @param weight (groups · out, c, k, k)
     * @param bias (groups · out), or null
     * @param stride in pixels
     * @param pad zeros on every side, in pixels
     * @param groups how many, at least 1
     * @return (n, groups · out, h', w')
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
     * {@return {@code factor x}, safe to differentiate} DJL's own {@code mul(Number)} frees the number's memory at
     * once, which libtorch reads again in the backward pass: whenever the garbage collector came in between, the
     * gradient was multiplied by whatever lay there. Here the number lives as long as the manager of {@code x}.
     *
     * @param x any shape
     * @param factor finite
     */
    public static NDArray scale(NDArray x, double factor) {
        return x.mul(x.getManager().create((float) factor));
    }

    /**
     * {@return {@code max(x, slope x)}, the leaky rectifier}
     *
     * @param x any shape
     * @param slope in [0, 1]
     */
    public static NDArray leakyRelu(NDArray x, double slope) {
        return JniUtils.leakyRelu((PtNDArray) x, slope);
    }

    /**
     * {@return {@code log(1 + e^x)}, element by element}
     *
     * @param x any shape
     */
    public static NDArray softplus(NDArray x) {
        return JniUtils.softPlus((PtNDArray) x);
    }

    /**
     * {@return the maximum over square windows, (n, c, h / window, w / window)}
     *
     * @param images (n, c, h, w)
     * @param window side and stride in pixels
     */
    public static NDArray maxPool(NDArray images, long window) {
        Shape square = new Shape(window, window);
        return JniUtils.maxPool((PtNDArray) images, square, square, new Shape(0, 0), false);
    }

    /**
     * {@return the mean over square windows, (n, c, h / window, w / window)}
     *
     * @param images (n, c, h, w)
     * @param window side and stride in pixels
     */
    public static NDArray meanPool(NDArray images, long window) {
        Shape square = new Shape(window, window);
        return JniUtils.avgPool((PtNDArray) images, square, square, new Shape(0, 0), false, true);
    }

    /**
     * Batch normalisation over the channel axis, {@code gamma (x - m) / sqrt(v + epsilon) + beta}.
     *
     * @param x (n, c, h, w) or (n, c)
     * @param mean running mean m, (c)
     * @param variance running variance v, (c)
     * @param gamma scale, (c)
     * @param beta shift, (c)
     * @param training true: normalise by the batch and move the running statistics by {@code momentum}
     * @param momentum share of the batch in the running statistics, 0..1
     * @param epsilon above 0
     * @return the shape of x
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
     * @param epsilon added to the variance
     * @return (n, c, h, w)
     */
    public static NDArray batchNorm(NDArray x, NDArray gamma, NDArray beta, double epsilon) {
        Shape channels = gamma.getShape();
        NDArray mean = x.getManager().zeros(channels);
        NDArray variance = x.getManager().ones(channels);
        return batchNorm(x, mean, variance, gamma, beta, true, 0, epsilon);
    }

    /**
     * Instance normalisation (Ulyanov et al. 2016), without scale and shift: {@code (x - m) / sqrt(v + epsilon)}, m and
     * v the mean and variance of each channel of each image over its height and width.
     *
     * @param x (n, c, h, w)
     * @param epsilon added to the variance
     * @return (n, c, h, w)
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

    /**
     * In place, {@code into + share (value - into)}; it is not recorded.
     *
     * @param into any shape
     * @param value the same shape
     * @param share 0..1
     */
    public static void approach(NDArray into, NDArray value, double share) {
        try (Autograd.Mode mode = Autograd.mode(false);
                NDArray gap = value.sub(into)) {
            into.addi(gap.muli(share));
        }
    }

    /**
     * Fills an array where it lies. DJL's own {@code set} gives it new memory, which loses a convolution's layout.
     *
     * @param array finite values
     * @param values as many
     */
    public static void fill(NDArray array, float[] values) {
        try (Autograd.Mode mode = Autograd.mode(false);
                NDArray source = array.getManager().create(values, array.getShape())) {
            array.muli(0).addi(source);
        }
    }

    /**
     * {@return {@code log sum_k exp l_k}, (n); stable for large values}
     *
     * @param logits (n, k)
     */
    public static NDArray logSumExp(NDArray logits) {
        NDArray top = logits.max(new int[] {1}, true).stopGradient();
        return logits.sub(top).exp().sum(new int[] {1}).log().add(top.squeeze(1));
    }
}
