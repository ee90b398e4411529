package org.inversight.train;

/**
 * How a generator is trained as the decoder of a variational auto-encoder (Kingma and Welling 2014)
 * before it plays against a critic: it then begins with faces in place of noise.
 *
 * @param encoder card name of a classifier, whose logits are the means and log variances
 * @param iterations steps
 * @param rate learning rate of Adam
 * @param variance of the normal distribution of each value around its decoded one: the larger, the
 *     closer codes are to normal, and the softer are the pictures
 */
public record AutoencoderPlan(String encoder, int iterations, double rate, double variance) {

    /** In words, for a card. */
    String describe() {
        return "%d steps as the decoder of a variational auto-encoder (Adam, rate %s, variance %s)"
                .formatted(iterations, rate, variance);
    }
}
