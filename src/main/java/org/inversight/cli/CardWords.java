package org.inversight.cli;

import java.util.Arrays;
import java.util.List;
import org.inversight.model.Access;
import org.inversight.model.CardOptions;
import org.inversight.model.ScoreMeaning;
import org.jspecify.annotations.Nullable;

/** What a command line says of a model in place of its card. */
final class CardWords {

    /** What the options that end in -range, ... say of themselves in the help. */
    static final String RANGE = "lowest and highest value of its pixels, e.g. 0,1 or -1,1";

    static final String MEAN = "subtracted from its pixels, e.g. 0.5: one number, or one per channel";
    static final String STD = "its pixels are divided by it, e.g. 0.5: one number, or one per channel";
    static final String SIZE = "side of its images, e.g. 64; or HEIGHT,WIDTH";
    static final String SCORES = "what its class scores are: logits, probabilities, log-probabilities, sigmoids";
    static final String OUTPUT = "which output is the class scores: its index or key, e.g. 0";
    static final String FEATURES = "which output is the features: its index or key; or none";

    private static final int LARGEST = 4096;

    private CardWords() {}

    /**
     * @param option what the options of the model begin with, e.g. {@code --classifier}
     * @param range {@code LOW,HIGH}
     * @param mean one number, or one per channel
     * @param std one number, or one per channel
     * @param size one number of pixels, or height and width
     * @param reading what is said of its outputs
     * @return null where nothing is said
     */
    static @Nullable CardOptions read(
            String option,
            @Nullable String range,
            @Nullable String mean,
            @Nullable String std,
            @Nullable String size,
            @Nullable Access access,
            Reading reading) {
        if (range == null
                && mean == null
                && std == null
                && size == null
                && access == null
                && reading.equals(Reading.NONE)) {
            return null;
        }
        List<Double> ends = numbers(option + "-range", range);
        if (ends != null && (ends.size() != 2 || !(ends.get(0) < ends.get(1)))) {
            throw new IllegalArgumentException(
                    "%s-range takes LOW,HIGH with LOW below HIGH, not \"%s\".".formatted(option, range));
        }
        List<Double> pixels = numbers(option + "-size", size);
        if (pixels != null
                && (pixels.size() > 2
                        || pixels.stream().anyMatch(p -> !(p >= 1 && p <= LARGEST) || p != Math.rint(p)))) {
            throw new IllegalArgumentException(
                    "%s-size takes a whole number of pixels up to %d, or HEIGHT,WIDTH, not \"%s\"."
                            .formatted(option, LARGEST, size));
        }
        return new CardOptions(
                ends,
                numbers(option + "-mean", mean),
                numbers(option + "-std", std),
                pixels == null ? null : pixels.stream().map(Double::intValue).toList(),
                access,
                reading.scores,
                reading.output,
                reading.features);
    }

    /** What is said of the outputs of a classifier. */
    record Reading(
            @Nullable ScoreMeaning scores,
            @Nullable String output,
            @Nullable String features) {

        static final Reading NONE = new Reading(null, null, null);
    }

    private static @Nullable List<Double> numbers(String option, @Nullable String list) {
        if (list == null) {
            return null;
        }
        try {
            return Arrays.stream(list.split(","))
                    .map(String::strip)
                    .map(Double::valueOf)
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s takes numbers separated by commas, not \"%s\".".formatted(option, list), e);
        }
    }
}
