package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A network for use only, with its card. Images that it takes or gives are in the program's own form. */
public abstract class FrozenModel implements AutoCloseable {

    final Adapter adapter;
    final Readout readout;
    private final ModelCard card;
    private final Network network;
    private final @Nullable String noGradient;
    private long calls;

    /** @param noGradient why no gradient comes through the network; null where one does */
    FrozenModel(ModelCard card, Network network, @Nullable String noGradient) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
        this.readout = new Readout(card);
        this.noGradient = noGradient;
    }

    /** {@return what it takes and gives} */
    public final ModelCard card() {
        return card;
    }

    /** {@return why no gradient comes through the network, one sentence; null where one does} */
    public final @Nullable String noGradient() {
        return noGradient;
    }

    /** {@return the forward passes so far, for counting what a step costs} */
    public final long calls() {
        return calls;
    }

    /** {@return what the network returns for its own input} */
    final NDList run(NDArray input) {
        calls++;
        return network.forward(input);
    }

    /** {@return what the network returns for images, (n, c, h, w) in [0, 1]} */
    final NDList forward(NDArray images) {
        return run(adapter.toModel(images));
    }

    @Override
    public final void close() {
        network.close();
    }
}
