package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.inversight.engine.Ops;

/**
 * Running mean and variance of every channel before each batch normalisation of the generators, as PyTorch keeps them
 * (a tenth of each new batch, variance unbiased): what evaluation mode normalises by, so that an image does not depend
 * on those beside it.
 */
final class PatchStatistics {

    private static final double SHARE = 0.1;

    private final float[][] means;
    private final float[][] variances;

    /** @param channels of each normalisation, all classes together */
    PatchStatistics(int[] channels) {
        means = Arrays.stream(channels).mapToObj(float[]::new).toArray(float[][]::new);
        variances = Arrays.stream(channels).mapToObj(float[]::new).toArray(float[][]::new);
        for (float[] variance : variances) {
            Arrays.fill(variance, 1);
        }
    }

    /** Normalises by the batch, and remembers what the batch was like. */
    PatchGenerator.Normalisation learning() {
        return (at, x, gain, bias) -> {
            learn(at, x.stopGradient());
            return PatchGenerator.BY_BATCH.normalise(at, x, gain, bias);
        };
    }

    /** Normalises by what was remembered. */
    PatchGenerator.Normalisation evaluating() {
        return (at, x, gain, bias) -> {
            Shape each = new Shape(1, means[at].length, 1, 1);
            NDArray mean = x.getManager().create(means[at], each);
            NDArray deviation = x.getManager()
                    .create(variances[at], each)
                    .add((float) PatchGenerator.EPSILON)
                    .sqrt();
            NDArray scale = gain.reshape(each);
            NDArray shift = bias.reshape(each);
            // the weights may live longer than the images
            scale.attach(x.getManager());
            shift.attach(x.getManager());
            return x.sub(mean).div(deviation).mul(scale).add(shift);
        };
    }

    void walk(StateWalk state, String name) {
        for (int at = 0; at < means.length; at++) {
            means[at] = state.floats("%s, mean %d".formatted(name, at), means[at]);
            variances[at] = state.floats("%s, variance %d".formatted(name, at), variances[at]);
        }
    }

    private void learn(int at, NDArray x) {
        NDArray each = x.transpose(1, 0, 2, 3).reshape(means[at].length, -1);
        double count = each.getShape().get(1);
        NDArray mean = each.mean(new int[] {1}, true);
        NDArray variance = Ops.scale(each.sub(mean).square().mean(new int[] {1}), count / (count - 1));
        blend(means[at], mean.toFloatArray());
        blend(variances[at], variance.toFloatArray());
    }

    private static void blend(float[] kept, float[] seen) {
        IntStream.range(0, kept.length).forEach(i -> kept[i] = (float) ((1 - SHARE) * kept[i] + SHARE * seen[i]));
    }
}
