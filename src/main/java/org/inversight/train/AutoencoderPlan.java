package org.inversight.train;

/**
 * How the generators of a sample learn to be decoders of a variational auto-encoder (Kingma and Welling 2014) before
 * they play against a critic, and stay decoders while they play (Larsen et al. 2016): they begin with faces in place of
 * noise, and no critic may talk them out of faces.
 *
 * @param encoder card name of a classifier, whose logits are the means and log variances
 * @param generator card name of the decoder, the architecture of both generators
 * @param latent length of z
 * @param iterations steps before the game
 * @param rate learning rate of Adam; it falls linearly to zero over the second half
 * @param variance of the normal distribution of each value around its decoded one: the larger, the closer codes are to
 *     normal, and the softer are the images
 * @param detail how much more an error counts that differs from pixel to pixel
 */
public record AutoencoderPlan(
        String encoder, String generator, int latent, int iterations, double rate, double variance, double detail) {

    /** Factor of the learning rate at this step. */
    double rateFactor(int iteration) {
        return Math.clamp(2 - 2.0 * iteration / iterations, 0.01, 1);
    }

    /** In words, for a card. */
    public String describe() {
        return "%d steps as the decoder of a variational auto-encoder (Adam, rate %s, falling to zero over the second half, variance %s, differences of neighbours x %s), then "
                .formatted(iterations, rate, variance, detail);
    }
}
