package org.inversight.augment;

import java.util.List;
import org.inversight.catalog.Described;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;

/**
 * An augmentation of the catalogue.
 *
 * @param needsStudents whether it cannot do without distilled students
 * @param factory makes it from its values, the target and the students
 */
public record AugmentationType(Entry entry, List<Parameter> parameters, boolean needsStudents, Factory factory)
        implements Described {

    public AugmentationType {
        parameters = List.copyOf(parameters);
    }

    /** Makes an augmentation. */
    public interface Factory {
        Augmentation create(AugmentationInputs inputs);
    }
}
