package org.inversight.recipe;

import org.inversight.data.ImageSet;
import org.inversight.model.net.NativeNetwork;
import org.inversight.train.Evaluation;

/**
 * Gives the score of a critic that compares a zero: it learnt how much more real one image is than another, which leaves
 * open where real images lie. Afterwards public images come to 0 on average.
 *
 * @param evaluation looks at them
 * @param open the public images
 */
record CentredScore(Evaluation evaluation, ImageSet open) {

    private static final int IMAGES = 2000;
    private static final String BIAS = "scores_bias";

    /**
     * Moves the bias of the critic's first output.
     *
     * @param critic of more outputs than its score, which gives its scores as they are
     * @throws IllegalArgumentException if it has no other output: then it gives the logarithm of a probability
     */
    void of(NativeNetwork critic) {
        ImageSet some = open.range(0, Math.min(IMAGES, open.count()));
        float[] outputs = evaluation.outputs(critic, some, 0);
        int width = outputs.length / some.count();
        if (width < 2) {
            throw new IllegalArgumentException("a critic of its score alone gives no score as it is");
        }
        double sum = 0;
        for (int i = 0; i < some.count(); i++) {
            sum += outputs[i * width];
        }
        LastBias.move(critic, BIAS, 0, (float) (-sum / some.count()));
    }
}
