package org.inversight.metric;

import org.jspecify.annotations.Nullable;

/**
 * What one classifier says of one image.
 *
 * @param confidence probability that it gives to the attacked class, 0..1
 * @param predicted name of the class that it finds likeliest
 * @param accepts whether that is the attacked class
 * @param place of the attacked class among all of its classes, 1 is the likeliest; null in runs of older versions
 */
public record Prediction(
        double confidence,
        String predicted,
        boolean accepts,
        @Nullable Integer place) {

    /** A prediction of which no more is known than whether the attacked class is the likeliest. */
    public Prediction(double confidence, String predicted, boolean accepts) {
        this(confidence, predicted, accepts, accepts ? 1 : null);
    }
}
