package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.inversight.attack.ClassNetworks.Part;
import org.inversight.engine.Ops;

/**
 * The discriminators of Patch-MI, one per class, side by side: a strided convolution embeds every patch, 1 x 1
 * convolutions with instance normalisation score each, and the mean of the patches' logits is the image's. It cannot
 * tell where a patch lies.
 */
final class PatchDiscriminator {

    private static final double EPSILON = 1e-5;
    private static final double DEVIATION = 0.02;

    private final int classes;
    private final int channels;
    private final int patch;
    private final int stride;
    private final int padding;
    private final int features;
    private final int levels;
    private long calls;

    /**
     * @param channels of an image
     * @param patch side of a patch
     * @param stride between patches
     * @param padding of the image
     * @param features that describe a patch
     * @param levels of the network that scores a patch, the last one included
     */
    PatchDiscriminator(int classes, int channels, int patch, int stride, int padding, int features, int levels) {
        this.classes = classes;
        this.channels = channels;
        this.patch = patch;
        this.stride = stride;
        this.padding = padding;
        this.features = features;
        this.levels = levels;
    }

    /** Patches along a side of this many pixels: {@code floor((S + 2q - p) / s) + 1}. */
    static int patches(int side, int patch, int stride, int padding) {
        return Math.floorDiv(side + 2 * padding - patch, stride) + 1;
    }

    /** What one class's discriminator is made of. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(Part.normal(0, DEVIATION, features, channels, patch, patch));
        parts.add(Part.constant(0, features));
        for (int level = 1; level < levels; level++) {
            parts.add(Part.normal(0, DEVIATION, features, features, 1, 1));
        }
        parts.add(Part.normal(0, DEVIATION, 1, features, 1, 1));
        parts.add(Part.constant(0, 1));
        return parts;
    }

    /**
     * How much each image looks like one made of auxiliary patches.
     *
     * @param arrays as {@link #parts} says
     * @param images (n, classes · channels, h, w) in [0, 1]
     * @return (n, classes) logits
     */
    NDArray score(List<NDArray> arrays, NDArray images) {
        calls++;
        NDArray x = Ops.scale(images, 2).sub(1);
        x = Ops.convolve(x, arrays.get(0), arrays.get(1), stride, padding, classes);
        x = Ops.leakyRelu(x, PatchGenerator.SLOPE);
        boolean several = x.getShape().get(2) * x.getShape().get(3) > 1;
        for (int level = 1; level < levels; level++) {
            x = Ops.convolve(x, arrays.get(level + 1), null, 1, 0, classes);
            // over a single patch it would leave nothing
            x = Ops.leakyRelu(several ? Ops.instanceNorm(x, EPSILON) : x, PatchGenerator.SLOPE);
        }
        x = Ops.convolve(x, arrays.get(levels + 1), arrays.get(levels + 2), 1, 0, classes);
        return x.reshape(-1, classes, x.getShape().get(2) * x.getShape().get(3)).mean(new int[] {2});
    }

    /** Forward passes so far. */
    long calls() {
        return calls;
    }
}
