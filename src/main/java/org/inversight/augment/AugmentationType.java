package org.inversight.augment;

import java.util.List;
import java.util.function.Function;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * An augmentation of the catalogue.
 *
 * @param entry what is told of it
 * @param parameters in the order in which they are shown
 * @param needsStudents whether it cannot do without distilled students
 * @param factory makes it from its values, the target and the students
 */
public record AugmentationType(
        Entry entry,
        List<Parameter> parameters,
        boolean needsStudents,
        Function<AugmentationInputs, Augmentation> factory)
        implements Described {

    /** Copies the parameters. */
    public AugmentationType {
        parameters = List.copyOf(parameters);
    }
}
