package org.inversight.augment;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.model.Classifier;

/** The identity loss of the target alone. */
public final class NoAugmentation extends Ensemble {

    /** Entry and factory for the catalogue. */
    public static final AugmentationType TYPE = new AugmentationType(
            new Entry(
                    "none",
                    "None",
                    "The target alone.",
                    "The identity loss uses the target alone. An image that only exploits peculiarities of its "
                            + "weights counts as a success: the paper calls this MI overfitting.",
                    "L_{id} = L(T(x), y)",
                    "GMI, KEDMI, VMI as published",
                    "",
                    List.of()),
            List.of(),
            false,
            inputs -> new NoAugmentation(inputs.target()));

    /**
     * The mean over one classifier.
     *
     * @param target the attacked classifier
     */
    public NoAugmentation(Classifier target) {
        super(target, List.of(), new double[0], Views.NONE);
    }
}
