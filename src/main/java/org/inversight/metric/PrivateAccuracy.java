package org.inversight.metric;

import java.util.Locale;

/**
 * How well a classifier names labelled private images.
 *
 * @param name of the classifier
 * @param images that it was shown: those of classes that it has
 * @param right images whose class it found likeliest
 * @param classes that it tells apart
 */
public record PrivateAccuracy(String name, int images, int right, int classes) {

    /** {@return the share of images that it names rightly, 0..1; NaN where it was shown none} */
    public double accuracy() {
        return images == 0 ? Double.NaN : right / (double) images;
    }

    /**
     * {@return whether it knows too few to be believed: fewer than half way from guessing (1 / classes) to all right,
     * which is 0.75 for two classes, 0.55 for ten and 0.5 for many}
     */
    public boolean knowsFew() {
        return accuracy() < (1 + 1.0 / classes) / 2;
    }

    /** For example {@code good 100 %}. */
    String percent() {
        return images == 0
                ? name + " has none of their classes"
                : String.format(Locale.ROOT, "%s %.0f %%", name, 100 * accuracy());
    }
}
