package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inversight.engine.Ops;

/**
 * Layers one after the other, listed as papers list them, one word each:
 *
 * <ul>
 *   <li>{@code conv3-64/2+1}: convolution with 3x3 kernels to 64 channels, stride 2, padding 1; the stride is 1 and the
 *       padding 0 where nothing is said;
 *   <li>{@code fc-128}: dense layer to 128 values; {@code fc}: to as many as the network returns;
 *   <li>{@code norm}: batch normalisation of the layer before, which then has no bias;
 *   <li>{@code relu}, {@code leaky}, {@code sigmoid};
 *   <li>{@code pool}: largest of 2x2; {@code mean} over height and width, (n, c, h, w) to (n, c);
 *   <li>{@code up}: doubles height and width by repeating pixels; {@code shuffle}: sub-pixel rearrangement, (n, 4c, h,
 *       w) to (n, c, 2h, 2w);
 *   <li>{@code flat}: (n, c, h, w) to (n, chw); {@code map80-8}: back, to 80 channels of 8x8;
 *   <li>{@code centre}: from 0..1 to -1..1; {@code scale4}: times 4; {@code unit}: rows of length 1.
 * </ul>
 *
 * <p>The layer behind {@code |} is the {@link Headed head} on top of the features before it.
 */
final class Stack {

    static final double SLOPE = 0.2;

    private static final Pattern WORD = Pattern.compile("([a-z]+)(\\d*)(?:-(\\d+))?(?:/(\\d+))?(?:\\+(\\d+))?");

    private final int outputs;
    private long channels;
    private long side;

    private Stack(long channels, long side, int outputs) {
        this.channels = channels;
        this.side = side;
        this.outputs = outputs;
    }

    /**
     * The layers of a list, without their arrays.
     *
     * @param channels of the input, or the length of a latent
     * @param side height and width of the input; 1 for a latent
     * @param outputs what {@code fc} gives
     * @param spectral whether every convolution and dense layer before the head is spectrally normalised
     */
    static Layer of(String layers, long channels, long side, int outputs, boolean spectral) {
        Stack stack = new Stack(channels, side, outputs);
        List<Layer> links = new ArrayList<>();
        String[] words = layers.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String next = i + 1 < words.length ? words[i + 1] : "";
            if (next.equals("|")) {
                links.add(stack.layer(words[i], true, spectral));
                return new Headed(new Chain(links), stack.layer(words[i + 2], true, false));
            }
            links.add(stack.layer(words[i], !next.equals("norm"), spectral));
        }
        return new Chain(links);
    }

    private Layer layer(String word, boolean biased, boolean spectral) {
        Matcher said = WORD.matcher(word);
        if (!said.matches()) {
            throw new IllegalArgumentException("\"%s\" is no layer.".formatted(word));
        }
        long in = channels;
        long first = number(said, 2, 1);
        switch (said.group(1)) {
            case "conv" -> {
                long stride = number(said, 4, 1);
                long pad = number(said, 5, 0);
                shape(number(said, 3, outputs), (side + 2 * pad - first) / stride + 1);
                return new Convolution(in, channels, first, stride, pad, biased, spectral);
            }
            case "fc" -> {
                shape(number(said, 3, outputs), 1);
                return new Dense(in, channels, biased, spectral);
            }
            case "norm" -> {
                return new Normalization(channels);
            }
            case "pool" -> shape(channels, side / 2);
            case "mean" -> shape(channels, 1);
            case "up" -> shape(channels, 2 * side);
            case "shuffle" -> shape(channels / 4, 2 * side);
            case "flat" -> shape(channels * side * side, 1);
            case "map" -> shape(first, number(said, 3, 1));
            default -> {}
        }
        return new Function(function(said.group(1), first, side));
    }

    private void shape(long channels, long side) {
        this.channels = channels;
        this.side = side;
    }

    private static long number(Matcher said, int group, long otherwise) {
        String digits = said.group(group);
        return digits == null || digits.isEmpty() ? otherwise : Long.parseLong(digits);
    }

    /** What a layer without weights does; {@code number} stands behind its name, {@code side} is its output's. */
    private static UnaryOperator<NDArray> function(String name, long number, long side) {
        return switch (name) {
            case "relu" -> x -> x.getNDArrayInternal().relu();
            case "leaky" -> x -> Ops.leakyRelu(x, SLOPE);
            case "sigmoid" -> x -> x.getNDArrayInternal().sigmoid();
            case "pool" -> x -> Ops.maxPool(x, 2);
            case "mean" -> x -> x.reshape(size(x, 0), size(x, 1), -1).mean(new int[] {2});
            case "up" -> x -> Ops.resizeNearest(x, 2 * size(x, 2), 2 * size(x, 3));
            case "shuffle" -> Stack::shuffled;
            case "flat" -> x -> x.reshape(size(x, 0), -1);
            case "map" -> x -> x.reshape(-1, number, side, side);
            case "centre" -> x -> Ops.scale(x, 2).sub(1);
            case "scale" -> x -> Ops.scale(x, number);
            case "unit" ->
                x -> x.div(x.square().sum(new int[] {1}, true).add(1e-12f).sqrt());
            default -> throw new IllegalArgumentException("There is no layer \"%s\".".formatted(name));
        };
    }

    /** Sub-pixel rearrangement: (n, 4c, h, w) becomes (n, c, 2h, 2w). */
    static NDArray shuffled(NDArray x) {
        return x.reshape(-1, size(x, 1) / 4, 2, 2, size(x, 2), size(x, 3))
                .transpose(0, 1, 4, 2, 5, 3)
                .reshape(-1, size(x, 1) / 4, 2 * size(x, 2), 2 * size(x, 3));
    }

    private static long size(NDArray x, int axis) {
        return x.getShape().get(axis);
    }
}
