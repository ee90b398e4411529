package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.attack.ClassNetworks.Part;
import org.inversight.engine.Ops;

/**
 * The generators of Patch-MI, one per class, side by side: a latent is spread over a small plane, which transposed
 * convolutions (kernel 4, stride 2, padding 1) double until it is an image; leaky rectifiers and batch normalisation
 * between them, tanh at the end. All classes are one network whose channels are in groups, a group per class.
 *
 * <p>DJL has no transposed convolution that can be trained, so it is written as what it is: every other row and column
 * of the result is a 2 x 2 convolution with its own part of the 4 x 4 kernel.
 */
final class PatchGenerator {

    static final double SLOPE = 0.2;
    static final double EPSILON = 1e-5;
    private static final double DEVIATION = 0.02;

    /** How the channels of a hidden layer are normalised. */
    interface Normalisation {

        /**
         * @param at which of the normalisations, from 0
         * @param x (n, channels, h, w)
         * @param gain of each channel
         * @param bias of each channel
         */
        NDArray normalise(int at, NDArray x, NDArray gain, NDArray bias);
    }

    /** By mean and variance of the batch. */
    static final Normalisation BY_BATCH = (at, x, gain, bias) -> Ops.batchNorm(x, gain, bias, EPSILON);

    private final int classes;
    private final int latent;
    private final int channels;
    private final int height;
    private final int width;
    private final int startHeight;
    private final int startWidth;
    private final int[] widths;
    private long calls;

    /**
     * @param latent length of z
     * @param base half the channels before the last doubling; each doubling halves them
     * @param channels of an image
     * @param height of an image
     * @param width of an image
     */
    PatchGenerator(int classes, int latent, int base, int channels, int height, int width) {
        this.classes = classes;
        this.latent = latent;
        this.channels = channels;
        this.height = height;
        this.width = width;
        int blocks = (int) Math.max(1, Math.round(Math.log(Math.min(height, width) / 4.0) / Math.log(2)));
        int scale = 1 << blocks;
        // where doubling does not hit the size, the image is a part of the next larger one
        startHeight = Math.ceilDiv(height, scale);
        startWidth = Math.ceilDiv(width, scale);
        widths = new int[blocks];
        for (int block = 0; block < blocks; block++) {
            widths[block] = base << (blocks - block);
        }
    }

    /** What one class's generator is made of. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        long plane = (long) widths[0] * startHeight * startWidth;
        parts.add(Part.normal(0, DEVIATION, plane, latent, 1, 1));
        parts.add(Part.constant(0, plane));
        for (int block = 1; block < widths.length; block++) {
            parts.add(Part.normal(0, DEVIATION, 4L * widths[block], widths[block - 1], 2, 2));
            parts.add(Part.normal(1, DEVIATION, widths[block]));
            parts.add(Part.constant(0, widths[block]));
        }
        parts.add(Part.normal(0, DEVIATION, 4L * channels, widths[widths.length - 1], 2, 2));
        parts.add(Part.constant(0, channels));
        return parts;
    }

    /**
     * Images of latents; batch normalisation goes by this batch.
     *
     * @param arrays as {@link #parts} says
     * @param latents (n, classes · latent)
     * @return (n, classes · channels, h, w) in [0, 1]
     */
    NDArray generate(List<NDArray> arrays, NDArray latents) {
        return generate(arrays, latents, BY_BATCH);
    }

    /**
     * Images of latents.
     *
     * @param arrays as {@link #parts} says
     * @param latents (n, classes · latent)
     * @param normalisation of the hidden layers
     * @return (n, classes · channels, h, w) in [0, 1]
     */
    NDArray generate(List<NDArray> arrays, NDArray latents, Normalisation normalisation) {
        calls++;
        NDArray z = latents.reshape(latents.getShape().get(0), (long) classes * latent, 1, 1);
        NDArray x = Ops.convolve(z, arrays.get(0), arrays.get(1), 1, 0, classes);
        x = Ops.leakyRelu(x.reshape(-1, (long) classes * widths[0], startHeight, startWidth), SLOPE);
        int at = 2;
        for (int block = 1; block < widths.length; block++) {
            x = doubled(x, arrays.get(at), widths[block]);
            x = normalisation.normalise(block - 1, x, arrays.get(at + 1), arrays.get(at + 2));
            x = Ops.leakyRelu(x, SLOPE);
            at += 3;
        }
        NDArray bias = arrays.get(at + 1).reshape(1, (long) classes * channels, 1, 1);
        // the weights may live longer than the images
        bias.attach(latents.getManager());
        NDArray signed = doubled(x, arrays.get(at), channels).add(bias).tanh();
        NDArray image = Ops.scale(signed.add(1), 0.5);
        return image.get(":, :, :%d, :%d".formatted(height, width));
    }

    /** Statistics for the normalisations, as before training. */
    PatchStatistics statistics() {
        return new PatchStatistics(IntStream.range(1, widths.length)
                .map(block -> classes * widths[block])
                .toArray());
    }

    /** Forward passes so far. */
    long calls() {
        return calls;
    }

    /**
     * Transposed convolution of (n, classes · c, h, w) to (n, classes · out, 2h, 2w). With a kernel of 4, a stride of 2
     * and a padding of 1, an even row 2m is made of the rows m - 1 and m, an odd row 2m + 1 of m and m + 1; and so are
     * columns.
     *
     * @param kernels (classes · out · 4, c, 2, 2), the four 2 x 2 kernels of each output channel: even row and column,
     *     odd column, odd row, both odd
     */
    private NDArray doubled(NDArray x, NDArray kernels, int out) {
        long h = x.getShape().get(2);
        long w = x.getShape().get(3);
        long all = (long) classes * out;
        NDArray four = Ops.convolve(x, kernels, null, 1, 1, classes).reshape(-1, all, 4, h + 1, w + 1);
        NDList rows = new NDList();
        for (int row = 0; row < 2; row++) {
            NDList columns = new NDList();
            for (int column = 0; column < 2; column++) {
                columns.add(four.get(
                        ":, :, %d, %d:%d, %d:%d".formatted(2 * row + column, row, h + row, column, w + column)));
            }
            rows.add(NDArrays.stack(columns, 4).reshape(-1, all, h, 2 * w));
        }
        return NDArrays.stack(rows, 3).reshape(-1, all, 2 * h, 2 * w);
    }
}
