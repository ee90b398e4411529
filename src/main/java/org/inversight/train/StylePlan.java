package org.inversight.train;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a generator with styles and its critic are trained: Adam without momentum, equalised learning rates that rise
 * over the first steps and stay.
 *
 * @param generator card name of the generator's architecture
 * @param critic card name of the critic's architecture, whose first output is its score
 * @param latent length of z
 * @param batch images per step, a multiple of four
 * @param iterations steps of the generator, each with one of the critic
 * @param rate learning rate of both
 * @param beta2 of Adam; beta1 is 0
 * @param averaging decay of the averaged generator weights
 * @param penalty weight of the critic's slope, gamma
 * @param labels weight of the critic's loss of naming what is known of the public images
 * @param leastNoise least standard deviation of the camera's noise, put onto generated images
 * @param mostNoise largest
 * @param fade steps in which a critic that has grown comes to use its new stem; 0 for one that has not
 * @param check steps from one sheet of images, and one comparison with the public ones, to the next; 0: only at the end
 * @param patience comparisons without progress after which the training ends early; 0: never
 * @param variety weight of the generator's loss of showing all that the public images show ({@link VariedLabels}); 0 for
 *     none
 */
@RecordBuilder
public record StylePlan(
        String generator,
        String critic,
        int latent,
        int batch,
        int iterations,
        double rate,
        double beta2,
        double averaging,
        double penalty,
        double labels,
        double leastNoise,
        double mostNoise,
        int fade,
        int check,
        int patience,
        double variety)
        implements StylePlanBuilder.With {

    private static final int RISE = 50;

    /** The learning rate at this step. */
    double rateAt(int iteration) {
        return rate * Math.min(1, (iteration + 1.0) / RISE);
    }

    /** In words, for a card. */
    public String describe() {
        String varied = variety == 0 ? "" : ", weights of labels %s and of variety %s".formatted(labels, variety);
        return "%s and %s, %d steps of %d images, Adam (0, %s), rate %s, equalised, slope penalty %s%s"
                .formatted(generator, critic, iterations, batch, beta2, rate, penalty, varied);
    }

    /** How much of its new stem the critic uses at this step, 0 to 1. */
    double fadeAt(int iteration) {
        return fade == 0 ? 1 : Math.min(1, (double) iteration / fade);
    }
}
