package org.inversight.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.engine.Network;

/**
 * A frozen attribute reader: what hair, glasses, beard and more an image shows. Takes images in the program's own form.
 */
public final class AttributeReader extends FrozenModel {

    AttributeReader(ModelCard card, Network network) {
        super(card, network, null);
    }

    /** {@return what it reads, in the order of its outputs} */
    public List<Attribute> attributes() {
        return card().attributes();
    }

    /**
     * Reads images.
     *
     * @param images (n, c, h, w) in [0, 1]; size and channels are converted to the reader's own
     * @return for each image the position of the most probable value of each attribute
     */
    public int[][] read(NDArray images) {
        NDArray logits = readout.scores(forward(images));
        return mostProbable(logits.toFloatArray(), attributes());
    }

    /**
     * The position of the largest number of each attribute.
     *
     * @param logits one row per image: the values of the first attribute, then of the second, ...
     */
    static int[][] mostProbable(float[] logits, List<Attribute> attributes) {
        int length = attributes.stream().mapToInt(a -> a.values().size()).sum();
        int[][] read = new int[logits.length / length][attributes.size()];
        int at = 0;
        for (int[] row : read) {
            for (int a = 0; a < row.length; a++) {
                int size = attributes.get(a).values().size();
                for (int k = 1; k < size; k++) {
                    row[a] = logits[at + k] > logits[at + row[a]] ? k : row[a];
                }
                at += size;
            }
        }
        return read;
    }
}
