package org.inversight.model.net;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks one after the other. */
final class Chain extends Layer {

    private final List<Layer> links;

    Chain(List<Layer> links) {
        this.links = List.copyOf(links);
        for (Layer link : links) {
            addChildBlock(link.getClass().getSimpleName(), link);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDList current = inputs;
        for (Layer link : links) {
            current = link.forward(store, current, training);
        }
        return current;
    }

    @Override
    Layer frozen(NDManager manager) {
        List<Layer> frozen = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            Layer next = i + 1 < links.size() ? links.get(i + 1) : null;
            if (links.get(i) instanceof Affine affine) {
                Normalization normalization = next instanceof Normalization n ? n : null;
                frozen.add(affine.frozen(manager, normalization));
                i += normalization == null ? 0 : 1;
            } else {
                frozen.add(links.get(i).frozen(manager));
            }
        }
        return new Chain(frozen);
    }
}
