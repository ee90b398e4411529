package org.inversight.recipe;

import java.util.Arrays;
import org.inversight.data.ImageSet;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Evaluation;

/**
 * Makes an evaluator with a reject class stricter: the bias of {@code none} is raised until a wanted share of people of
 * no class is turned away. Training balances both mistakes as its batches do; an evaluator of attacks should rather miss
 * a person than take somebody else for one.
 *
 * @param strangers people of no class, on whom nothing is trained and nothing is measured
 */
record RejectionBias(Evaluation evaluation, ImageSet strangers) {

    private static final String BIAS = "head_bias";

    /**
     * Raises the last bias of a network whose last class is {@code none}; never lowers it.
     *
     * @param share of the strangers to be turned away, 0..1
     * @return by how much it was raised
     */
    float raise(NativeNetwork network, double share) {
        float[] logits = evaluation.outputs(network, strangers, 1);
        float by = needed(margins(logits, strangers.count()), share);
        LastBias.move(network, BIAS, -1, by);
        return by;
    }

    /** By how much the last logit of each row is above the largest of the others. */
    static float[] margins(float[] logits, int count) {
        int width = logits.length / count;
        float[] margins = new float[count];
        for (int i = 0; i < count; i++) {
            float best = Float.NEGATIVE_INFINITY;
            for (int k = 0; k < width - 1; k++) {
                best = Math.max(best, logits[i * width + k]);
            }
            margins[i] = logits[i * width + width - 1] - best;
        }
        return margins;
    }

    /** The least that must be added, so that this share of the margins is above zero; at least 0. */
    static float needed(float[] margins, double share) {
        int above = (int) Math.ceil(share * margins.length);
        if (above == 0) {
            return 0;
        }
        float[] sorted = margins.clone();
        Arrays.sort(sorted);
        float last = sorted[margins.length - above];
        return last > 0 ? 0 : Math.nextUp(-last) + 1e-4f;
    }
}
