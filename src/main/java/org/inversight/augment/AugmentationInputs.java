package org.inversight.augment;

import java.util.List;
import org.inversight.catalog.Values;
import org.inversight.model.Classifier;

/**
 * What an augmentation works with.
 *
 * @param values of its parameters
 * @param target the attacked classifier
 * @param students distilled from it; may be empty
 * @param seed of all random numbers
 */
public record AugmentationInputs(Values values, Classifier target, List<Classifier> students, long seed) {

    /** Copies the students. */
    public AugmentationInputs {
        students = List.copyOf(students);
    }
}
