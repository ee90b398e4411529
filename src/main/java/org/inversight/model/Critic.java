package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen critic: how real an image looks. Takes images in the program's own form. */
public final class Critic implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;
    private final Readout readout;
    private final @Nullable String noGradient;
    private long calls;

    /**
     * A critic through which gradients flow.
     *
     * @param card what it takes and gives
     * @param network closed with it
     */
    public Critic(ModelCard card, Network network) {
        this(card, network, null);
    }

    /** @param noGradient why no gradient comes through the network; null where one does */
    Critic(ModelCard card, Network network, @Nullable String noGradient) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
        this.readout = new Readout(card);
        this.noGradient = noGradient;
    }

    /** {@return why no gradient comes through the network, one sentence; null where one does} */
    public @Nullable String noGradient() {
        return noGradient;
    }

    /** {@return what it takes and gives} */
    public ModelCard card() {
        return card;
    }

    /** {@return whether it returns K logits, whose log-sum-exp is the realism, in place of one score} */
    public boolean classwise() {
        return card.outputs() != Outputs.SCORE;
    }

    /**
     * Scores images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return (n) scores, or (n, K) logits of a class-wise critic
     */
    public NDArray score(NDArray images) {
        calls++;
        NDList out = network.forward(adapter.toModel(images));
        return classwise()
                ? readout.logits(out)
                : readout.scores(out).reshape(images.getShape().get(0));
    }

    /** {@return the forward passes so far, for counting what a step costs} */
    public long calls() {
        return calls;
    }

    @Override
    public void close() {
        network.close();
    }
}
