package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.inversight.engine.Ops;
import org.jspecify.annotations.Nullable;

/**
 * Halves height and width: {@code leaky(C2 leaky(C1 x)) + S mean(x)} with a 3x3 convolution C1, a strided one C2, and
 * beside them means of 2x2 pixels with a 1x1 convolution S.
 */
final class ResidualBlock extends Layer {

    private final Convolution same;
    private final Convolution halving;
    private final Convolution beside;

    ResidualBlock(long in, long out) {
        same = addChildBlock("same", Convolution.equalised(in, in, 3, 1, 1, 1.4));
        halving = addChildBlock("halving", Convolution.equalised(in, out, 3, 2, 1, 1));
        beside = addChildBlock("beside", Convolution.pointwise(in, out, 0.7));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray inner = leaky(same.forward(store, inputs, training));
        NDArray main = leaky(halving.forward(store, new NDList(inner), training));
        NDList means = new NDList(Ops.meanPool(inputs.singletonOrThrow(), 2));
        return new NDList(main.add(beside.forward(store, means, training).get(0)));
    }

    private static NDArray leaky(NDList x) {
        return Ops.leakyRelu(x.singletonOrThrow(), Stack.SLOPE);
    }
}
