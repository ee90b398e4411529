package org.inversight.ui.stage;

import org.inversight.attack.AttackType;
import org.inversight.augment.AugmentationType;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loss.LossType;

/** What a variant of an attack is called: "KEDMI · Logit (LOM) · Students". */
public final class VariantWords {

    private VariantWords() {}

    /** Attack, identity loss and augmentation, or attack and what it queries. */
    public static String of(Catalogue catalogue, Experiment experiment) {
        AttackType attack = catalogue.attack(experiment.attack());
        LossType loss = catalogue.loss(experiment);
        AugmentationType augmentation = catalogue.augmentation(experiment);
        return loss == null || augmentation == null
                ? "%s  ·  queries %s"
                        .formatted(attack.entry().title(), attack.needs().access())
                : "%s  ·  %s  ·  %s"
                        .formatted(attack.entry().title(), loss.entry().title(), title(augmentation));
    }

    /** "None" alone would not say what there is none of. */
    private static String title(AugmentationType type) {
        return type.entry().id().equals("none")
                ? "no augmentation"
                : type.entry().title();
    }
}
