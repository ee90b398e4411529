package org.inversight.train;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a generator with styles and its critic are trained: Adam without momentum, equalised learning rates that rise
 * over the first steps, stay, and may fall at the end.
 *
 * @param generator card name of the generator's architecture
 * @param critic card name of the critic's architecture, whose first output is its score
 * @param latent length of z
 * @param batch images per step, a multiple of four
 * @param iterations steps of the generator, each with one of the critic
 * @param rate learning rate of the critic
 * @param generatorRate learning rate of the generator; 0: the critic's
 * @param settle last steps, in which both rates fall to a tenth; 0: they stay
 * @param beta2 of Adam; beta1 is 0
 * @param averaging decay of the averaged generator weights
 * @param penalty weight of the critic's slope, gamma
 * @param labels weight of the critic's loss of naming what is known of the public images
 * @param leastNoise least standard deviation of the camera's noise, put onto generated images
 * @param mostNoise largest
 * @param fade steps in which a critic that has grown comes to use its new stem; 0 for one that has not
 * @param check steps from one sheet of images, and one comparison with the public ones, to the next; 0: only at the end
 * @param patience comparisons without progress after which the training ends early; 0: never
 */
@RecordBuilder
public record StylePlan(
        String generator,
        String critic,
        int latent,
        int batch,
        int iterations,
        double rate,
        double generatorRate,
        int settle,
        double beta2,
        double averaging,
        double penalty,
        double labels,
        double leastNoise,
        double mostNoise,
        int fade,
        int check,
        int patience)
        implements StylePlanBuilder.With {

    private static final int RISE = 50;
    private static final double LAST_SHARE = 0.1;

    /** The critic's learning rate at this step. */
    double rateAt(int iteration) {
        return rate * shareAt(iteration);
    }

    /** The generator's learning rate at this step. */
    double generatorRateAt(int iteration) {
        return (generatorRate == 0 ? rate : generatorRate) * shareAt(iteration);
    }

    private double shareAt(int iteration) {
        int left = iterations - iteration;
        double fallen = left > settle ? 0 : 1 - (double) left / settle;
        return Math.min(1, (iteration + 1.0) / RISE) * (1 - (1 - LAST_SHARE) * fallen);
    }

    /**
     * In words, for a card.
     *
     * @param made steps; fewer than planned where it ended early
     */
    public String describe(int made) {
        String steps = made == iterations ? "%d steps".formatted(made) : "%d of %d steps".formatted(made, iterations);
        String own = generatorRate == 0 ? "" : ", the generator's %s".formatted(generatorRate);
        String falls = settle == 0 ? "" : ", falling to a tenth over the last %d steps".formatted(settle);
        return "%s and %s, %s of %d images, Adam (0, %s), rate %s%s%s, equalised, slope penalty %s"
                .formatted(generator, critic, steps, batch, beta2, rate, own, falls, penalty);
    }

    /** How much of its new stem the critic uses at this step, 0 to 1. */
    double fadeAt(int iteration) {
        return fade == 0 ? 1 : Math.min(1, (double) iteration / fade);
    }
}
