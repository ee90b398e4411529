package org.inversight.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** A body that makes features (n, d) and a head on top of them; returns both: (features, head(features)). */
final class Headed extends Layer {

    private final Layer body;
    private final Layer head;

    Headed(Layer body, Layer head) {
        this.body = addChildBlock("body", body);
        this.head = addChildBlock("head", head);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDList features = body.forward(store, inputs, training);
        NDList out = head.forward(store, features, training);
        return new NDList(features.singletonOrThrow(), out.singletonOrThrow());
    }

    @Override
    Layer frozen(NDManager manager) {
        return new Headed(body.frozen(manager), head.frozen(manager));
    }
}
