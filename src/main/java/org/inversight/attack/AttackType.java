package org.inversight.attack;

import java.util.List;
import java.util.function.Function;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * A base attack of the catalogue.
 *
 * @param needsGenerator whether it searches the latents of a generator
 * @param usesCritic whether it has a prior term where there is a critic
 * @param specificationSteps the published number of steps
 * @param factory starts it
 */
public record AttackType(
        Entry entry,
        List<Parameter> parameters,
        boolean needsGenerator,
        boolean usesCritic,
        int specificationSteps,
        Function<AttackInputs, Attack> factory)
        implements Described {

    public AttackType {
        parameters = List.copyOf(parameters);
    }
}
