package org.inversight.model;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import org.inversight.engine.Network;

/**
 * A frozen open-set verifier: it tells people apart whom it never saw. Takes pictures in the
 * program's own form.
 */
public final class Verifier implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;

    public Verifier(ModelCard card, Network network) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
    }

    public ModelCard card() {
        return card;
    }

    /** How it decides, and how well. */
    public Verification verification() {
        return Objects.requireNonNull(card.verification(), "a checked card of a verifier has it");
    }

    /**
     * Embeds pictures; the scalar product of two rows is their cosine similarity.
     *
     * @param images (n, c, h, w) in [0, 1]; size and channels are converted to the verifier's own
     * @return (n, d), rows of length one
     */
    public NDArray embed(NDArray images) {
        return network.forward(adapter.toModel(images)).singletonOrThrow();
    }

    /** Whether pictures of this cosine similarity show one person. */
    public boolean same(double cosine) {
        return cosine >= verification().cosineThreshold();
    }

    @Override
    public void close() {
        network.close();
    }
}
