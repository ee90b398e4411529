package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/**
 * A modulated convolution (Karras et al. 2020), separable: {@code y = leaky(d (W (D * (s x))) + b)} with a 3x3 kernel D
 * for each channel, a 1x1 convolution W, styles {@code s = A w} and the demodulation {@code d_o = sqrt(2 / sum_i (W_oi
 * s_i)^2)}.
 *
 * <p>Scaling activations is the same function as scaling weights for each image, and needs no weights for each image.
 * The demodulation leaves D out, whose kernels begin near the identity.
 *
 * <p>Without a style: {@code y = leaky(1.4 W (D * x) + b)}.
 */
final class StyleUnit extends Layer {

    /** What a kernel's middle begins with beside its random part. */
    private static final double MIDDLE = 0.7;

    private static final double PLAIN_GAIN = 1.4;
    private static final double SMALL = 1e-8;

    private final long channels;
    private final Parameter kernels;
    private final Parameter weight;
    private final Parameter bias;
    private final @Nullable Dense style;
    private long multiplyAdds;

    /** @param styles length of w; 0 for none */
    StyleUnit(long channels, long styles) {
        this.channels = channels;
        kernels = weight(
                "kernels", new Shape(channels, 1, 3, 3), new Beginning(i -> i % 9 == 4 ? MIDDLE : 0, 1.0 / 3, 1.0 / 3));
        weight = weight("weight", new Shape(channels, channels, 1, 1), Beginning.equalised(channels, 1));
        bias = bias("bias", new Shape(channels, 1, 1), Beginning.constant(0, 1));
        style = styles == 0 ? null : addChildBlock("style", Dense.equalised(styles, channels, 1, 1));
    }

    /** @param inputs x (n, c, h, w), and w (n, styles) */
    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray x = inputs.get(0);
        multiplyAdds = x.getShape().get(2) * x.getShape().get(3) * channels * (9 + channels);
        if (style == null) {
            return new NDList(finished(convolved(x, Ops.scale(matrix(x, channels, channels, 1, 1), PLAIN_GAIN))));
        }
        NDArray styles =
                style.forward(store, new NDList(inputs.get(1)), training).get(0);
        NDArray scaled = x.mul(each(styles));
        // a product is a good deal cheaper to differentiate than a quotient
        return new NDList(finished(convolved(scaled, weight.getArray()).mul(each(demodulation(styles)))));
    }

    private NDArray convolved(NDArray x, NDArray matrix) {
        NDArray blurred = Ops.convolve(x, kernels.getArray(), null, 1, 1, (int) channels);
        return Ops.convolve(blurred, matrix, null, 1, 0);
    }

    private NDArray finished(NDArray x) {
        return Ops.leakyRelu(x.add(bias.getArray()), Stack.SLOPE);
    }

    /** d, (n, c). */
    private NDArray demodulation(NDArray styles) {
        NDArray matrix = matrix(styles, channels, channels);
        NDArray power = styles.square().matMul(matrix.transpose().square()).add((float) SMALL);
        return styles.getManager().create(1f).div(Ops.scale(power, 0.5).sqrt());
    }

    /** W in another shape; nothing may be left with the manager of the long-lived weight. */
    private NDArray matrix(NDArray near, long... shape) {
        NDArray matrix = weight.getArray().reshape(shape);
        matrix.attach(near.getManager());
        return matrix;
    }

    private static NDArray each(NDArray values) {
        return values.reshape(values.getShape().get(0), -1, 1, 1);
    }

    @Override
    long multiplyAdds() {
        return multiplyAdds + super.multiplyAdds();
    }
}
