package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** Affine map of (n, in) to (n, out), optionally spectrally normalised. */
final class Dense extends Layer {

    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final @Nullable SpectralNorm spectral;
    private final long out;

    Dense(long in, long out, boolean biased, boolean spectral) {
        this.out = out;
        this.weight = weight("weight", new Shape(out, in));
        this.bias = biased ? bias("bias", new Shape(out)) : null;
        this.spectral = spectral ? new SpectralNorm(state("u", new Shape(out))) : null;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        NDArray x = inputs.singletonOrThrow();
        NDArray w = weight.getArray();
        if (spectral != null) {
            w = spectral.apply(x.getManager(), w, training);
        }
        return bias == null ? Linear.linear(x, w) : Linear.linear(x, w, bias.getArray());
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        return new Shape[] {new Shape(inputs[0].get(0), out)};
    }
}
