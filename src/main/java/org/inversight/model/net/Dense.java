package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/** Affine map of (n, in) to (n, out), optionally spectrally normalised. */
final class Dense extends Affine {

    private final long in;
    private final long out;

    Dense(long in, long out, boolean biased, boolean spectral) {
        super(new Shape(out, in), biased, spectral);
        this.in = in;
        this.out = out;
    }

    private Dense(long in, long out, Beginning weights, Beginning biases) {
        super(new Shape(out, in), weights, biases);
        this.in = in;
        this.out = out;
    }

    /**
     * With {@link Beginning#equalised}.
     *
     * @param bias what its biases begin with
     * @param rate what the learning rate of weights and biases is multiplied by beside that
     */
    static Dense equalised(long in, long out, double bias, double rate) {
        return new Dense(in, out, Beginning.equalised(in, 1).slower(rate), Beginning.constant(bias, rate));
    }

    @Override
    Layer plain(NDManager manager, float[] weights, float[] biases) {
        Dense plain = new Dense(in, out, true, false);
        plain.set(manager, weights, biases);
        return plain;
    }

    @Override
    NDArray apply(NDArray x, NDArray w, @Nullable NDArray b) {
        return (b == null ? Linear.linear(x, w) : Linear.linear(x, w, b)).singletonOrThrow();
    }
}
