package org.inversight.train;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How a generator and its critic are trained: Adam, the rates falling linearly to zero over the last part.
 *
 * @param generator card name of the generator's architecture
 * @param critic card name of the critic's architecture
 * @param latent length of z
 * @param iterations steps of the generator
 * @param criticSteps steps of the critic before each step of the generator
 * @param generatorRate learning rate of the generator
 * @param criticRate learning rate of the critic
 * @param beta1 of Adam
 * @param beta2 of Adam
 * @param steadyShare share of the training, 0..1, before the rates begin to fall
 * @param averaging decay of the averaged generator weights
 * @param entropyWeight of KEDMI's generator; 0 elsewhere
 * @param noise standard deviation of the normal noise on all images that the critic sees in training (Sonderby et al.
 *     2017), so that it looks beyond single pixels; it falls with the rates, since what it hides stays in the images as
 *     grain; 0 for none
 * @param evidenceWeight of the negative evidence beside the generator's loss, where the generator began as a decoder
 *     (Larsen et al. 2016); 0 elsewhere
 */
@RecordBuilder
public record GanPlan(
        String generator,
        String critic,
        int latent,
        int iterations,
        int criticSteps,
        double generatorRate,
        double criticRate,
        double beta1,
        double beta2,
        double steadyShare,
        double averaging,
        double entropyWeight,
        double noise,
        double evidenceWeight) {

    /** Factor of the learning rates at this step. */
    double rateFactor(int iteration) {
        double steady = steadyShare * iterations;
        return iteration < steady ? 1 : Math.max(0.01, (iterations - iteration) / (iterations - steady));
    }

    /** In words, for a card. */
    public String describe() {
        return "%d generator steps, %d critic step(s) before each, Adam (%s, %s), rates %s and %s, falling to zero after the share %s of the training%s%s"
                .formatted(
                        iterations,
                        criticSteps,
                        beta1,
                        beta2,
                        generatorRate,
                        criticRate,
                        steadyShare,
                        noise == 0
                                ? ""
                                : ", normal noise of %s on all that the critic sees, falling with the rates"
                                        .formatted(noise),
                        evidenceWeight == 0
                                ? ""
                                : ", the decoder's negative evidence x %s in the generator's loss"
                                        .formatted(evidenceWeight));
    }
}
