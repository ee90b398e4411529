package org.inversight.model;

import ai.djl.ndarray.NDArray;
import org.inversight.engine.Network;

/** A frozen generator that gives pictures in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Generator implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;
    private long calls;

    public Generator(ModelCard card, Network network) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
    }

    public ModelCard card() {
        return card;
    }

    /** Length of a latent vector. */
    public int latent() {
        return card.latent();
    }

    /**
     * Pictures of latent vectors; gradients flow to them where they are recorded.
     *
     * @param latents (n, latent)
     * @return (n, c, h, w); a generator whose output is bounded stays in [0, 1]
     */
    public NDArray generate(NDArray latents) {
        calls++;
        return adapter.fromModel(network.forward(latents).get(0));
    }

    /** Forward passes so far, for counting what a step costs. */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        network.close();
    }
}
