package org.inversight.loss;

import java.util.List;
import java.util.function.BiFunction;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.jspecify.annotations.Nullable;

/**
 * An identity loss of the catalogue.
 *
 * @param needsFeatures whether the target must return its penultimate features
 * @param factory makes the loss from its values and the feature reference (null unless {@code
 *     needsFeatures})
 */
public record LossType(
        Entry entry,
        List<Parameter> parameters,
        boolean needsFeatures,
        BiFunction<Values, @Nullable FeatureReference, IdentityLoss> factory)
        implements Described {

    public LossType {
        parameters = List.copyOf(parameters);
    }
}
