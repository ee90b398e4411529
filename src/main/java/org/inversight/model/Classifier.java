package org.inversight.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.inversight.engine.Network;

/** A frozen classifier that takes pictures in the program's own form: (n, c, h, w) in [0, 1]. */
public final class Classifier implements AutoCloseable {

    private final ModelCard card;
    private final Network network;
    private final Adapter adapter;
    private long calls;

    public Classifier(ModelCard card, Network network) {
        this.card = card;
        this.network = network;
        this.adapter = new Adapter(card);
    }

    public ModelCard card() {
        return card;
    }

    /** Whether it returns penultimate features. */
    public boolean hasFeatures() {
        return card.outputs() == Outputs.FEATURES_AND_LOGITS;
    }

    /**
     * Classifies pictures; gradients flow to them where they are recorded.
     *
     * @param images (n, c, h, w) in [0, 1]; size and channels are converted to the classifier's own
     */
    public Classification classify(NDArray images) {
        calls++;
        NDList out = network.forward(adapter.toModel(images));
        return hasFeatures()
                ? new Classification(out.get(0), out.get(1))
                : new Classification(null, out.get(out.size() - 1));
    }

    /** Index of the class of this name, or -1. */
    public int classNamed(String name) {
        return card.classes().indexOf(name);
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
