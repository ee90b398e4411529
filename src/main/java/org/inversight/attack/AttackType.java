package org.inversight.attack;

import java.util.List;
import java.util.function.Function;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * A base attack of the catalogue.
 *
 * @param entry what is told of it
 * @param parameters in the order in which they are shown
 * @param needs what it needs in order to run
 * @param specificationSteps the published number of steps
 * @param factory starts it
 */
public record AttackType(
        Entry entry,
        List<Parameter> parameters,
        Needs needs,
        int specificationSteps,
        Function<AttackInputs, Attack> factory)
        implements Described {

    /** Copies the parameters. */
    public AttackType {
        parameters = List.copyOf(parameters);
    }

    /**
     * {@return why it cannot attack this classifier, one sentence; null where it can}
     *
     * @param target the classifier's card
     */
    public @Nullable String refusal(ModelCard target) {
        if (target.access().gives(needs.access())) {
            return null;
        }
        return "%s needs the %s of the classifier, and %s gives its %s only; choose an attack that queries for %s."
                .formatted(entry.title(), needs.access(), target.name(), target.access(), target.access());
    }

    /** {@return why it takes neither identity loss nor augmentation, one sentence; null where it does} */
    public @Nullable String noObjective() {
        return needs.gradients()
                ? null
                : ("%s queries the classifier for %s and has no gradient, so it takes neither an identity "
                                + "loss nor an augmentation.")
                        .formatted(entry.title(), needs.access());
    }
}
