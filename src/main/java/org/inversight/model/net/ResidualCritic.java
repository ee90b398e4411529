package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/**
 * A critic that compares: three residual blocks down to 256 x 4 x 4, to which the standard deviation of each group of
 * four images is added (Karras et al. 2018), so that images which are too much alike give themselves away; then 128
 * features, and scores that are linear in them.
 *
 * <p>In use an image is scored by itself, with the mean deviation of the groups seen in training. One whose only score
 * says how real an image is gives {@code log sigmoid(s)} in use: it learnt to compare, so that s has no end, and images
 * that are driven along it would be overdrawn; this one cannot be driven beyond 0.
 *
 * <p>The critic of 64 pixels is that of 32 and one stem more. Its state {@code fade} says how much of that stem it
 * uses, 0 to 1; the rest comes from the stem of 32 pixels on an image of half the size.
 *
 * <p>One that knows classes makes of its scores a K-class critic as KEDMI has it: class logits {@code l_k = s + log
 * softmax(c)_k} of its first score s and its other scores c, so that the log of their summed exponentials, which is
 * KEDMI's realism, is the score itself.
 *
 * <p>One that is told the class (Miyato and Koyama 2018) has a score for each, {@code s + <V_k, h>} of its score s and
 * its features h. V begins with zeros, and the critic as the one without classes.
 */
final class ResidualCritic extends Layer {

    private static final int GROUP = 4;
    private static final int SMALL_SIDE = 32;
    private static final int FEATURES = 128;
    private static final int[] CHANNELS = {32, 64, 128, 256};
    private static final double GAIN = 1.4;
    private static final double LEARNT_DEVIATION = 0.05;
    private static final double MOMENTUM = 0.01;

    /** What it makes of its features. */
    enum Form {
        /** Scores. */
        SCORES,
        /** Features and the class logits of KEDMI, one less than its scores. */
        LOGITS,
        /** Features and one score for each class. */
        PROJECTION
    }

    private final int outputs;
    private final int side;
    private final Form form;
    private final List<ResidualBlock> blocks = new ArrayList<>();
    private final Parameter deviationWeight;
    private final Parameter deviation;
    private final Convolution last;
    private final Convolution features;
    private final Dense scores;
    private final @Nullable Parameter projection;
    private final Convolution smallStem;
    private final @Nullable Convolution stem;
    private final @Nullable Parameter fade;

    /**
     * @param outputs number of scores
     * @param side of the images in pixels, 32 or 64
     */
    ResidualCritic(int outputs, int side, Form form) {
        this.outputs = outputs;
        this.side = side;
        this.form = form;
        for (int i = 0; i + 1 < CHANNELS.length; i++) {
            blocks.add(addChildBlock("block", new ResidualBlock(CHANNELS[i], CHANNELS[i + 1])));
        }
        int top = CHANNELS[CHANNELS.length - 1];
        deviationWeight = weight("deviation weight", new Shape(top, 1, 1), Beginning.equalised(LEARNT_DEVIATION));
        deviation = state("deviation", new Shape(1));
        last = addChildBlock("last", Convolution.equalised(top, top, 3, 1, 1, GAIN));
        features = addChildBlock("features", Convolution.equalised(top, FEATURES, 4, 1, 0, GAIN));
        boolean projects = form == Form.PROJECTION;
        scores = addChildBlock("scores", Dense.equalised(FEATURES, projects ? 1 : outputs, 0, 1));
        projection = projects
                ? weight("projection", new Shape(outputs, FEATURES), Beginning.constant(0, 1 / Math.sqrt(FEATURES)))
                : null;
        smallStem = addChildBlock("stem", Convolution.equalised(3, CHANNELS[0], 3, 1, 1, GAIN));
        boolean small = side == SMALL_SIDE;
        stem = small ? null : addChildBlock("stem", Convolution.equalised(3, CHANNELS[0], 4, 2, 1, GAIN));
        fade = small ? null : state("fade", new Shape(1));
    }

    /**
     * @param inputs images (n, 3, side, side) in [0, 1]; in training n is a multiple of four
     * @return scores (n, outputs); features (n, 128) and logits (n, outputs - 1); features and scores (n, outputs)
     */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray centred = Ops.scale(inputs.singletonOrThrow(), 2).sub(1);
        NDArray x = stem(store, centred, training);
        for (ResidualBlock block : blocks) {
            x = block.forward(store, new NDList(x), training).get(0);
        }
        NDArray added = apart(x, training).reshape(-1, 1, 1, 1).mul(deviationWeight.getArray());
        x = leaky(last.forward(store, new NDList(x), training).get(0).add(added));
        x = leaky(features.forward(store, new NDList(x), training).get(0));
        NDList flat = new NDList(x.reshape(-1, FEATURES));
        NDList scored = scores.forward(store, flat, training);
        if (projection != null) {
            NDList projected = Linear.linear(flat.get(0), projection.getArray());
            return new NDList(flat.get(0), projected.get(0).add(scored.get(0)));
        }
        if (form == Form.LOGITS) {
            return new NDList(flat.get(0), logits(scored.get(0)));
        }
        return outputs > 1 || training
                ? scored
                : new NDList(Ops.softplus(scored.get(0).neg()).neg());
    }

    private static NDArray logits(NDArray scored) {
        NDArray own = scored.get(":, 1:");
        return own.sub(Ops.logSumExp(own).expandDims(1)).add(scored.get(":, :1"));
    }

    private NDArray stem(ParameterStore store, NDArray x, boolean training) {
        if (stem == null || fade == null) {
            return leaky(smallStem.forward(store, new NDList(x), training).get(0));
        }
        NDArray own = leaky(stem.forward(store, new NDList(x), training).get(0));
        float share = fade.getArray().getFloat();
        if (share >= 1) {
            return own;
        }
        NDList half = new NDList(Ops.meanPool(x, 2));
        NDArray small = leaky(smallStem.forward(store, half, training).get(0));
        return Ops.scale(own, share).add(Ops.scale(small, 1 - share));
    }

    /** How far apart the images of a group are, (n), all of a group alike; (1) in use. */
    private NDArray apart(NDArray x, boolean training) {
        if (!training) {
            return x.getManager().create(deviation.getArray().toFloatArray());
        }
        long n = x.getShape().get(0);
        NDArray groups = x.reshape(n / GROUP, GROUP, -1);
        NDArray centred = groups.sub(groups.mean(new int[] {1}, true));
        NDArray each = centred.square().mean(new int[] {1}).add(1e-8f).sqrt().mean(new int[] {1}, true);
        remember(each);
        return each.broadcast(n / GROUP, GROUP).reshape(n);
    }

    private void remember(NDArray each) {
        try (Autograd.Mode mode = Autograd.mode(false)) {
            Ops.approach(deviation.getArray(), each.mean().reshape(1), MOMENTUM);
        }
    }

    private static NDArray leaky(NDArray x) {
        return Ops.leakyRelu(x, Stack.SLOPE);
    }

    @Override
    Layer frozen(NDManager manager) {
        Layer copy = new ResidualCritic(outputs, side, form);
        Weights.copy(this, copy, manager);
        return copy;
    }
}
