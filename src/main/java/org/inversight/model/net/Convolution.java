package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/** 2-D convolution of (n, in, h, w) with square kernels, optionally spectrally normalised. */
final class Convolution extends Affine {

    private final long in;
    private final long out;
    private final long kernel;
    private final long stride;
    private final long pad;

    Convolution(long in, long out, long kernel, long stride, long pad, boolean biased, boolean spectral) {
        super(new Shape(out, in, kernel, kernel), biased, spectral);
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.stride = stride;
        this.pad = pad;
    }

    private Convolution(Shape shape, long stride, long pad, Beginning weights, @Nullable Beginning biases) {
        super(shape, weights, biases);
        this.in = shape.get(1);
        this.out = shape.get(0);
        this.kernel = shape.get(2);
        this.stride = stride;
        this.pad = pad;
    }

    /** With a bias that begins at zero, and {@link Beginning#equalised}. */
    static Convolution equalised(long in, long out, long kernel, long stride, long pad, double gain) {
        return new Convolution(
                new Shape(out, in, kernel, kernel),
                stride,
                pad,
                Beginning.equalised(in * kernel * kernel, gain),
                Beginning.constant(0, 1));
    }

    /**
     * 1x1, with a bias that begins at zero, and {@link Beginning#equalised}.
     *
     * @param share of the usual size that its weights begin with
     */
    static Convolution pointwise(long in, long out, double gain, double share) {
        return new Convolution(
                new Shape(out, in, 1, 1), 1, 0, Beginning.equalised(in, gain).smaller(share), Beginning.constant(0, 1));
    }

    /** 1x1, without bias, and {@link Beginning#equalised}. */
    static Convolution pointwise(long in, long out, double gain) {
        return new Convolution(new Shape(out, in, 1, 1), 1, 0, Beginning.equalised(in, gain), null);
    }

    @Override
    Layer plain(NDManager manager, float[] weights, float[] biases) {
        Convolution plain = new Convolution(in, out, kernel, stride, pad, true, false);
        plain.set(manager, weights, biases);
        return plain;
    }

    @Override
    NDArray apply(NDArray x, NDArray w, @Nullable NDArray b) {
        return Ops.convolve(x, w, b, stride, pad);
    }
}
