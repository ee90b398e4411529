package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/**
 * A small generator with styles (Karras et al. 2020): z makes a style through two dense layers that learn slowly, and
 * the first map, 256 x 4 x 4, beside a learned constant; each resolution has its {@link StyleUnit}s, and the image is a
 * sum of what the resolutions from 16 pixels on add to it. At 64 pixels fine detail comes beside them: four pixels from
 * each place of the map before (Shi et al. 2016), smoothed, and one styled unit more.
 *
 * <p>The generator of 64 pixels is that of 32 and one resolution more: parameters that both have carry the same names.
 * Images are in [0, 1]; in training nothing cuts what lies beyond, so that it has a gradient.
 *
 * <p>One with classes takes z followed by the one-hot class, (n, latent + classes), and adds an embedding of the class
 * to the style. The embedding begins with zeros, and the generator as the one without classes.
 */
final class StyleGenerator extends Layer {

    private static final int FIRST_IMAGE = 2;
    private static final int SIDE = 4;
    private static final int STYLES = 128;
    private static final int[] CHANNELS = {256, 256, 128, 64, 24};
    private static final int[] UNITS = {2, 2, 3, 2, 1};
    private static final double SLOW = 0.1;

    /** Half of 0.2: the image's scale, in [0, 1]. */
    private static final double CONTRAST = 0.1;

    /** 1, 2, 1 in both directions, of sum 1. */
    private static final float[] SMOOTHING = {
        1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f
    };

    /** Of one place of the resolution before the last. */
    private static final int PIXELS = 4;

    /** What the last resolution's part of the image begins with, so that it comes in gently. */
    private static final double LATE_SHARE = 0.1;

    private final int latent;
    private final int resolutions;
    private final int classes;
    private final Parameter constant;
    private final @Nullable Parameter embedding;
    private final Dense first;
    private final List<Dense> mapping = new ArrayList<>();
    private final List<List<StyleUnit>> units = new ArrayList<>();
    private final List<Convolution> between = new ArrayList<>();
    private final List<Convolution> images = new ArrayList<>();
    private final @Nullable Convolution detail;
    private final @Nullable StyleUnit lastUnit;
    private final @Nullable Convolution lastImage;

    /**
     * @param latent length of z
     * @param side of the images in pixels, 32 or 64
     * @param classes that it takes beside z; 0 for none
     */
    StyleGenerator(int latent, int side, int classes) {
        this.latent = latent;
        this.classes = classes;
        resolutions = 1 + Integer.numberOfTrailingZeros(side / SIDE);
        constant = weight("constant", new Shape(CHANNELS[0], SIDE, SIDE), Beginning.equalised(1));
        embedding = classes == 0 ? null : weight("embedding", new Shape(classes, STYLES), Beginning.constant(0, SLOW));
        first = addChildBlock("first", Dense.equalised(latent, (long) SIDE * SIDE * CHANNELS[0], 0, 1));
        mapping.add(addChildBlock("mapping", Dense.equalised(latent, STYLES, 0, SLOW)));
        mapping.add(addChildBlock("mapping", Dense.equalised(STYLES, STYLES, 0, SLOW)));
        for (int i = 0; i < resolutions; i++) {
            addResolution(i);
        }
        boolean whole = resolutions == CHANNELS.length;
        int last = CHANNELS[resolutions - 1];
        detail = whole
                ? addChildBlock("detail", Convolution.pointwise(CHANNELS[resolutions - 2], PIXELS * 3, 1, 0))
                : null;
        lastUnit = whole ? addChildBlock("unit", new StyleUnit(last, STYLES)) : null;
        lastImage = whole ? addChildBlock("image", Convolution.pointwise(last, 3, 1, 0)) : null;
    }

    private void addResolution(int i) {
        boolean last = i == CHANNELS.length - 1;
        if (i > 0) {
            between.add(addChildBlock("between", Convolution.pointwise(CHANNELS[i - 1], CHANNELS[i], 1)));
        }
        List<StyleUnit> own = new ArrayList<>();
        for (int k = 0; k < UNITS[i]; k++) {
            own.add(addChildBlock("unit", new StyleUnit(CHANNELS[i], last ? 0 : STYLES)));
        }
        units.add(own);
        if (i >= FIRST_IMAGE) {
            images.add(addChildBlock("image", Convolution.pointwise(CHANNELS[i], 3, 1, last ? LATE_SHARE : 1)));
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray input = inputs.singletonOrThrow();
        NDList z = new NDList(embedding == null ? input : input.get(":, :" + latent));
        NDList style = z;
        for (Dense layer : mapping) {
            NDArray rectified =
                    Ops.leakyRelu(layer.forward(store, style, training).get(0), 0.2);
            style = new NDList(Ops.scale(rectified, Math.sqrt(2)));
        }
        if (embedding != null) {
            NDArray own = input.get(":, %d:".formatted(latent)).matMul(embedding.getArray());
            style = new NDList(style.get(0).add(own));
        }
        NDArray x = first.forward(store, z, training)
                .get(0)
                .reshape(-1, CHANNELS[0], SIDE, SIDE)
                .add(constant.getArray());
        NDArray image = null;
        for (int i = 0; i < resolutions; i++) {
            NDArray before = x;
            if (i > 0) {
                x = doubled(between.get(i - 1)
                        .forward(store, new NDList(x), training)
                        .get(0));
            }
            for (StyleUnit unit : units.get(i)) {
                x = unit.forward(store, new NDList(x, style.get(0)), training).get(0);
            }
            if (i >= FIRST_IMAGE) {
                Convolution own = images.get(i - FIRST_IMAGE);
                NDArray part = own.forward(store, new NDList(x), training).get(0);
                image = image == null ? part : doubled(image).add(part);
                if (i == CHANNELS.length - 1) {
                    image = image.add(fine(store, before, x, style.get(0), training));
                }
            }
        }
        NDArray shown = Ops.scale(Objects.requireNonNull(image), CONTRAST).add(0.5f);
        return new NDList(training ? shown : shown.clip(0, 1));
    }

    /**
     * What whole images get beside the sum; nothing at first.
     *
     * @param before last map of half the size
     * @param x last map of the whole size
     */
    private NDArray fine(ParameterStore store, NDArray before, NDArray x, NDArray style, boolean training) {
        NDArray places = Objects.requireNonNull(detail)
                .forward(store, new NDList(before), training)
                .get(0);
        NDArray styled = Objects.requireNonNull(lastUnit)
                .forward(store, new NDList(x, style), training)
                .get(0);
        NDArray part = Objects.requireNonNull(lastImage)
                .forward(store, new NDList(styled), training)
                .get(0);
        return smooth(Stack.shuffled(places)).add(part);
    }

    /** Takes away what changes from each pixel to the next, which the camera's noise would hide from the critic. */
    private static NDArray smooth(NDArray x) {
        NDArray kernels = x.getManager().create(SMOOTHING).reshape(1, 1, 3, 3).repeat(0, 3);
        return Ops.convolve(x, kernels, null, 1, 1, 3);
    }

    private static NDArray doubled(NDArray x) {
        return Ops.doubleBilinear(x);
    }

    @Override
    Layer frozen(NDManager manager) {
        Layer copy = new StyleGenerator(latent, SIDE << (resolutions - 1), classes);
        Weights.copy(this, copy, manager);
        return copy;
    }
}
