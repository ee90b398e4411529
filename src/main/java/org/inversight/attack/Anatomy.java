package org.inversight.attack;

import java.util.List;
import org.inversight.data.Images;
import org.jspecify.annotations.Nullable;

/**
 * What one step does to one image, from its latent to the image afterwards. Immutable; everything in it is plain Java.
 *
 * @param step its number, from 1
 * @param image position of the image, class-major
 * @param before the image as it is shown before the step (count 1), not clamped
 * @param forward from the image that the step works on to the loss
 * @param gradient derivative of the whole loss, as the step back-propagates it, with respect to each value of that image
 *     (count 1); no colours
 * @param latent how the latent of the shown image moves; null where there is none
 * @param after the image as it is shown after the step (count 1), not clamped
 */
public record Anatomy(
        int step,
        int image,
        Images before,
        Forward forward,
        Images gradient,
        @Nullable Way latent,
        Images after) {

    /**
     * The way forward.
     *
     * @param image what the step works on (count 1): the shown image, or a sample of its class where the attack moves a
     *     distribution
     * @param own whether that is the shown image
     * @param views what the classifiers are shown of it
     * @param scores of each classifier, the target first
     * @param critic what the critic says of this image, whose realism is the loss's prior; null without one
     * @param identity the identity loss of this image alone
     * @param terms of the loss, as the step reports them: means over all images
     */
    public record Forward(
            Images image,
            boolean own,
            Images views,
            List<Scores> scores,
            @Nullable Scores critic,
            double identity,
            List<LossTerm> terms) {

        /** Copies the lists. */
        public Forward {
            scores = List.copyOf(scores);
            terms = List.copyOf(terms);
        }
    }

    /**
     * The highest logits of a classifier, means over the views, or of a critic.
     *
     * @param classifier its name
     * @param top at most five, highest first; of a critic that has no classes, its one score
     */
    public record Scores(String classifier, List<Logit> top) {

        /** Copies the list. */
        public Scores {
            top = List.copyOf(top);
        }
    }

    /**
     * A class and its logit.
     *
     * @param classIndex from 0; {@link #REALISM} for the score of a critic that has no classes
     * @param value finite
     */
    public record Logit(int classIndex, double value) {

        /** In place of a class, where a critic has one score. */
        public static final int REALISM = -1;
    }

    /**
     * The way of a latent, on the plane in which it varied most: the first two principal directions of all points.
     *
     * @param x of recorded steps, oldest first; the last two are before and after the step
     * @param y as many
     * @param before the whole latent before the step
     * @param after the whole latent after the step
     */
    public record Way(float[] x, float[] y, float[] before, float[] after) {

        /** @param points latents, oldest first, at least two */
        static Way of(List<float[]> points) {
            Plane plane = Plane.principal(points);
            float[] x = new float[points.size()];
            float[] y = new float[points.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = plane.x(points.get(i));
                y[i] = plane.y(points.get(i));
            }
            return new Way(x, y, points.get(x.length - 2), points.getLast());
        }

        /** {@return how far the latent moves in its whole space (L2)} */
        public double distance() {
            double sum = 0;
            for (int j = 0; j < before.length; j++) {
                sum += Math.pow(after[j] - before[j], 2);
            }
            return Math.sqrt(sum);
        }
    }
}
