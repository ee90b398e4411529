package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.inversight.engine.Ops;

/** Layers one after the other, in the order in which they are named. */
final class Stack {

    static final double SLOPE = 0.2;

    private final List<Layer> links = new ArrayList<>();
    private final boolean spectral;

    /** @param spectral whether every convolution and dense layer is spectrally normalised */
    Stack(boolean spectral) {
        this.spectral = spectral;
    }

    Stack convolution(long in, long out, long kernel, long stride, long pad) {
        links.add(new Convolution(in, out, kernel, stride, pad, true, spectral));
        return this;
    }

    /** Convolution without bias and batch normalisation. */
    Stack normalisedConvolution(long in, long out, long kernel, long stride, long pad) {
        links.add(new Convolution(in, out, kernel, stride, pad, false, spectral));
        links.add(new Normalization(out));
        return this;
    }

    Stack dense(long in, long out) {
        links.add(new Dense(in, out, true, spectral));
        return this;
    }

    Stack normalisedDense(long in, long out) {
        links.add(new Dense(in, out, false, spectral));
        links.add(new Normalization(out));
        return this;
    }

    Stack relu() {
        return function(x -> x.getNDArrayInternal().relu());
    }

    Stack leakyRelu() {
        return function(x -> Ops.leakyRelu(x, SLOPE));
    }

    Stack maxPool() {
        return function(x -> Ops.maxPool(x, 2));
    }

    /** Mean over height and width: (n, c, h, w) to (n, c). */
    Stack globalMean() {
        return function(
                x -> x.reshape(x.getShape().get(0), x.getShape().get(1), -1).mean(new int[] {2}));
    }

    /** Doubles height and width by repeating pixels. */
    Stack upsample() {
        return function(x ->
                Ops.resizeNearest(x, 2 * x.getShape().get(2), 2 * x.getShape().get(3)));
    }

    /** Sub-pixel rearrangement by two: (n, 4c, h, w) to (n, c, 2h, 2w). */
    Stack pixelShuffle() {
        return function(x -> {
            long channels = x.getShape().get(1) / 4;
            long height = x.getShape().get(2);
            long width = x.getShape().get(3);
            return x.reshape(-1, channels, 2, 2, height, width)
                    .transpose(0, 1, 4, 2, 5, 3)
                    .reshape(-1, channels, 2 * height, 2 * width);
        });
    }

    /** From 0..1 to -1..1. */
    Stack centre() {
        return function(x -> Ops.scale(x, 2).sub(1));
    }

    Stack scale(float factor) {
        return function(x -> Ops.scale(x, factor));
    }

    /** Rows of length one: (n, d) divided by their Euclidean lengths. */
    Stack unit() {
        return function(
                x -> x.div(x.square().sum(new int[] {1}, true).add(1e-12f).sqrt()));
    }

    Stack sigmoid() {
        return function(x -> x.getNDArrayInternal().sigmoid());
    }

    /** (n, c, h, w) to (n, chw). */
    Stack flatten() {
        return function(x -> x.reshape(x.getShape().get(0), -1));
    }

    /** (n, chw) to (n, c, h, w). */
    Stack view(long channels, long height, long width) {
        return function(x -> x.reshape(-1, channels, height, width));
    }

    Layer build() {
        return new Chain(links);
    }

    private Stack function(UnaryOperator<NDArray> function) {
        links.add(new Function(function));
        return this;
    }
}
