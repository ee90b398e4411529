package org.inversight.train;

/**
 * How the generators of a sample learn to be decoders of a variational auto-encoder (Kingma and
 * Welling 2014) before they play against a critic, and stay decoders while they play (Larsen et al.
 * 2016): they begin with faces in place of noise, and no critic may talk them out of faces.
 *
 * @param encoder card name of a classifier, whose logits are the means and log variances
 * @param generator card name of the decoder, the architecture of both generators
 * @param latent length of z
 * @param iterations steps before the game
 * @param rate learning rate of Adam
 * @param variance of the normal distribution of each value around its decoded one: the larger, the
 *     closer codes are to normal, and the softer are the pictures
 */
public record AutoencoderPlan(
        String encoder,
        String generator,
        int latent,
        int iterations,
        double rate,
        double variance) {

    /** In words, for a card. */
    String describe() {
        return "%d steps as the decoder of a variational auto-encoder (Adam, rate %s, variance %s), then "
                .formatted(iterations, rate, variance);
    }
}
