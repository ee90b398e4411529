package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A layer without weights. */
final class Function extends Layer {

    private final UnaryOperator<NDArray> function;

    Function(UnaryOperator<NDArray> function) {
        this.function = function;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        return new NDList(function.apply(inputs.singletonOrThrow()));
    }
}
