package org.inversight.model;

import ai.djl.ndarray.NDArray;
import org.inversight.engine.Network;
import org.jspecify.annotations.Nullable;

/**
 * A frozen open-set verifier: it tells people apart that it was not trained on. Takes images in the program's own form.
 */
public final class Verifier extends FrozenModel {

    /** A row below this length points nowhere, and stays short. */
    private static final float SHORTEST = 1e-12f;

    Verifier(ModelCard card, Network network) {
        super(card, network, null);
    }

    /** {@return how it decides, and how well; null where its card does not say it} */
    public @Nullable Verification verification() {
        return card().verification();
    }

    /**
     * Embeds images; the scalar product of two rows is their cosine similarity.
     *
     * @param images (n, c, h, w) in [0, 1]; size and channels are converted to the verifier's own
     * @return (n, d), rows of length one
     */
    public NDArray embed(NDArray images) {
        NDArray rows = readout.scores(forward(images));
        return rows.div(rows.norm(new int[] {1}, true).maximum(SHORTEST));
    }
}
