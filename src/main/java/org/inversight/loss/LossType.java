package org.inversight.loss;

import java.util.List;
import java.util.function.Function;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * An identity loss of the catalogue.
 *
 * @param entry what is told of it
 * @param parameters in the order in which they are shown
 * @param needsFeatures whether the target must return its penultimate features
 * @param factory makes the loss
 */
public record LossType(
        Entry entry, List<Parameter> parameters, boolean needsFeatures, Function<LossInputs, IdentityLoss> factory)
        implements Described {

    /** Copies the parameters. */
    public LossType {
        parameters = List.copyOf(parameters);
    }
}
