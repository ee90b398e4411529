package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/** 2-D convolution of (n, in, h, w) with square kernels, optionally spectrally normalised. */
final class Convolution extends Layer {

    private final Parameter weight;
    private final @Nullable Parameter bias;
    private final @Nullable SpectralNorm spectral;
    private final long kernel;
    private final long stride;
    private final long pad;
    private final long out;

    Convolution(
            long in,
            long out,
            long kernel,
            long stride,
            long pad,
            boolean biased,
            boolean spectral) {
        this.kernel = kernel;
        this.stride = stride;
        this.pad = pad;
        this.out = out;
        this.weight = weight("weight", new Shape(out, in, kernel, kernel));
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
        return new NDList(Ops.convolve(x, w, bias == null ? null : bias.getArray(), stride, pad));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape in = inputs[0];
        return new Shape[] {new Shape(in.get(0), out, size(in.get(2)), size(in.get(3)))};
    }

    private long size(long in) {
        return (in + 2 * pad - kernel) / stride + 1;
    }
}
