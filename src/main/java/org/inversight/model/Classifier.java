package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/** A frozen classifier that takes images in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Classifier extends FrozenModel {

    /**
     * A classifier through which gradients flow.
     *
     * @param card what it takes and gives
     * @param network closed with it
     */
    public Classifier(ModelCard card, Network network) {
        this(card, network, null);
    }

    /** @param noGradient why no gradient comes through the network; null where one does */
    Classifier(ModelCard card, Network network, @Nullable String noGradient) {
        super(card, network, noGradient);
    }

    /** {@return whether it returns penultimate features} */
    public boolean hasFeatures() {
        return card().outputs() == Outputs.FEATURES_AND_LOGITS;
    }

    /**
     * Classifies images; gradients flow to them where they are recorded.
     *
     * @param images (n, c, h, w) in [0, 1]; size and channels are converted to the classifier's own
     * @return logits (n, K), and features (n, d) where it has them
     */
    public Classification classify(NDArray images) {
        NDList out = forward(images);
        return new Classification(readout.features(out), readout.logits(out));
    }
}
