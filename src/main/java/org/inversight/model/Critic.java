package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen critic: how real an image looks. Takes images in the program's own form. */
public final class Critic extends FrozenModel {

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
        super(card, network, noGradient);
    }

    /** {@return whether it returns K logits, whose log-sum-exp is the realism, in place of one score} */
    public boolean classwise() {
        return card().outputs() != Outputs.SCORE;
    }

    /**
     * Scores images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return (n) scores, or (n, K) logits of a class-wise critic
     */
    public NDArray score(NDArray images) {
        NDList out = forward(images);
        return classwise()
                ? readout.logits(out)
                : readout.scores(out).reshape(images.getShape().get(0));
    }
}
