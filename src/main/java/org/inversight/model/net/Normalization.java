package org.inversight.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/** Batch normalisation over the channels of (n, c) or (n, c, h, w). */
final class Normalization extends Layer {

    private static final double MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter mean;
    private final Parameter variance;

    Normalization(long channels) {
        Shape shape = new Shape(channels);
        gamma = scale("gamma", shape);
        beta = bias("beta", shape);
        mean = state("mean", shape);
        variance = variance("variance", shape);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        return new NDList(Ops.batchNorm(
                inputs.singletonOrThrow(),
                mean.getArray(),
                variance.getArray(),
                gamma.getArray(),
                beta.getArray(),
                training,
                MOMENTUM,
                EPSILON));
    }

    /** What each channel is multiplied with once training is over. */
    float[] scale() {
        float[] deviation = variance.getArray().toFloatArray();
        float[] scale = gamma.getArray().toFloatArray();
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt(deviation[i] + EPSILON));
        }
        return scale;
    }

    /** What each channel is shifted by after {@link #scale}. */
    float[] offset() {
        float[] scale = scale();
        float[] offset = beta.getArray().toFloatArray();
        float[] centre = mean.getArray().toFloatArray();
        for (int i = 0; i < offset.length; i++) {
            offset[i] -= centre[i] * scale[i];
        }
        return offset;
    }
}
