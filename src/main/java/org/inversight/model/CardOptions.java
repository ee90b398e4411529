package org.inversight.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a model that has no card, or instead of its card. Null fields are left to card or guess.
 *
 * @param range lowest and highest value
 * @param mean one value, or one per channel
 * @param deviation one value, or one per channel
 * @param size height and width in pixels
 * @param access what others may see of a classifier
 * @param scores what its class scores mean
 * @param scoresOutput which of several outputs is the class scores: index or key
 * @param featuresOutput which of several outputs is the features: index or key, or {@code none}
 */
public record CardOptions(
        @Nullable List<Double> range,
        @Nullable List<Double> mean,
        @Nullable List<Double> deviation,
        @Nullable List<Integer> size,
        @Nullable Access access,
        @Nullable ScoreMeaning scores,
        @Nullable String scoresOutput,
        @Nullable String featuresOutput) {

    /** In place of an output: the network has no features that can be used. */
    public static final String NO_FEATURES = "none";

    /** Nothing is said. */
    public static final CardOptions NONE = new CardOptions(null, null, null, null, null);

    /** Any of them may be null. */
    @JsonCreator
    @SuppressWarnings("UnnecessaryConstructor") // tells Jackson which of two constructors it is
    public CardOptions {}

    /** Nothing is said of the outputs. */
    CardOptions(
            @Nullable List<Double> range,
            @Nullable List<Double> mean,
            @Nullable List<Double> deviation,
            @Nullable List<Integer> size,
            @Nullable Access access) {
        this(range, mean, deviation, size, access, null, null, null);
    }

    /**
     * {@return the card as it is with what was said}
     *
     * @param card of the model
     */
    public ModelCard applyTo(ModelCard card) {
        ModelCard seen = access == null ? card : card.withAccess(access);
        return seen.with()
                .range(range == null ? card.range() : range)
                .mean(mean == null ? card.mean() : mean)
                .deviation(deviation == null ? card.deviation() : deviation)
                .height(size == null ? card.height() : size.get(0))
                .width(size == null ? card.width() : size.getLast())
                .build();
    }
}
