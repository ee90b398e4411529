package org.inversight.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a model that has no card, or instead of its card. Null fields are left to
 * card or guess.
 *
 * @param range lowest and highest value
 * @param mean one value, or one a channel
 * @param deviation one value, or one a channel
 * @param size height and width in pixels
 * @param access what others may see of a classifier
 */
public record CardOptions(
        @Nullable List<Double> range,
        @Nullable List<Double> mean,
        @Nullable List<Double> deviation,
        @Nullable List<Integer> size,
        @Nullable Access access) {

    /** Nothing is said. */
    public static final CardOptions NONE = new CardOptions(null, null, null, null, null);

    ModelCard applyTo(ModelCard card) {
        ModelCard seen = access == null ? card : card.withAccess(access);
        return seen.withInput(
                range == null ? card.range() : range,
                mean == null ? card.mean() : mean,
                deviation == null ? card.deviation() : deviation,
                size == null ? card.height() : size.get(0),
                size == null ? card.width() : size.getLast());
    }
}
