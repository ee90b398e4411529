package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;

/** A frozen critic: how real a picture looks. Takes pictures in the program's own form. */
public final class Critic implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;
    private long calls;

    public Critic(ModelCard card, Network network) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
    }

    public ModelCard card() {
        return card;
    }

    /** Whether it returns K logits, whose log-sum-exp is the realism, in place of one score. */
    public boolean classwise() {
        return card.outputs() != Outputs.SCORE;
    }

    /**
     * Judges pictures.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return (n) scores, or (n, K) logits of a class-wise critic
     */
    public NDArray judge(NDArray images) {
        calls++;
        NDList out = network.forward(adapter.toModel(images));
        NDArray last = out.get(out.size() - 1);
        return classwise() ? last : last.reshape(last.getShape().get(0));
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
