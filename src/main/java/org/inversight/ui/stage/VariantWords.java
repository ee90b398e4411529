package org.inversight.ui.stage;

import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;

/** What a variant of an attack is called: "KEDMI · Logit (LOM) · Students". */
public final class VariantWords {

    private VariantWords() {}

    /** Attack, identity loss and augmentation, or attack and what it queries. */
    public static String of(Catalogue catalogue, Experiment experiment) {
        return catalogue.variant(experiment);
    }
}
