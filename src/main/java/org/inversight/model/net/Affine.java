package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** A layer that is linear in its input, with a weight whose first axis is the output. */
abstract class Affine extends Layer {

    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final @Nullable SpectralNorm spectral;
    private long multiplyAdds;

    /**
     * An equalised layer.
     *
     * @param weights how its weight begins and learns
     * @param biases how its bias does; null for none
     */
    Affine(Shape shape, Beginning weights, @Nullable Beginning biases) {
        Shape out = new Shape(shape.get(0));
        this.weight = weight("weight", shape, weights);
        this.bias = biases == null ? null : bias("bias", out, biases);
        this.spectral = null;
    }

    Affine(Shape shape, boolean biased, boolean spectral) {
        Shape out = new Shape(shape.get(0));
        this.weight = weight("weight", shape);
        this.bias = biased ? bias("bias", out) : null;
        this.spectral = spectral ? new SpectralNorm(state("u", out)) : null;
    }

    /** The layer's function of {@code x} with weight {@code w} and bias {@code b}. */
    abstract NDArray apply(NDArray x, NDArray w, @Nullable NDArray b);

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray y = apply(x, weight(x.getManager(), training), bias());
        Shape out = y.getShape();
        Shape kernel = weight.getShape();
        multiplyAdds = out.size() / out.get(0) * (kernel.size() / kernel.get(0));
        return new NDList(y);
    }

    @Override
    long multiplyAdds() {
        return multiplyAdds;
    }

    /**
     * A layer for use only, of the same form, with a bias and no spectral normalisation.
     *
     * @param weights in the order of this layer's weight
     * @param biases one an output
     */
    abstract Layer plain(NDManager manager, float[] weights, float[] biases);

    /** Gives a new layer its arrays. */
    final void set(NDManager manager, float[] weights, float[] biases) {
        Weights.set(weight, manager, weights);
        Weights.set(java.util.Objects.requireNonNull(bias), manager, biases);
    }

    /** The weight as it is applied. */
    private NDArray weight(NDManager scope, boolean training) {
        NDArray array = weight.getArray();
        return spectral == null ? array : spectral.apply(scope, array, training);
    }

    private @Nullable NDArray bias() {
        return bias == null ? null : bias.getArray();
    }

    @Override
    Layer frozen(NDManager manager) {
        return frozen(manager, null);
    }

    /**
     * This layer and the batch normalisation behind it as one: {@code w' = w g / s}, {@code b' = (b - m) g / s + h}
     * with s the running deviation, m the running mean, g and h scale and shift.
     */
    Layer frozen(NDManager manager, @Nullable Normalization normalization) {
        try (NDManager scope = manager.newSubManager()) {
            float[] values = weight(scope, false).toFloatArray();
            int outputs = (int) weight.getShape().get(0);
            NDArray own = bias();
            float[] shift = own == null ? new float[outputs] : own.toFloatArray();
            if (normalization != null) {
                float[] scale = normalization.scale();
                float[] offset = normalization.offset();
                int stride = values.length / outputs;
                for (int o = 0; o < outputs; o++) {
                    for (int i = o * stride; i < (o + 1) * stride; i++) {
                        values[i] *= scale[o];
                    }
                    shift[o] = shift[o] * scale[o] + offset[o];
                }
            }
            return plain(manager, values, shift);
        }
    }
}
