package org.inversight.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks one after the other. */
final class Chain extends Layer {

    private final List<Block> links;

    Chain(List<Block> links) {
        this.links = List.copyOf(links);
        for (Block link : links) {
            addChildBlock(link.getClass().getSimpleName(), link);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            @Nullable PairList<String, Object> params) {
        NDList current = inputs;
        for (Block link : links) {
            current = link.forward(store, current, training);
        }
        return current;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
        Shape[] current = inputs;
        for (Block link : links) {
            current = link.getOutputShapes(current);
        }
        return current;
    }
}
