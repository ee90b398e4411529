package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Classification;
import org.inversight.model.Classifier;

/** The identity loss of the target alone. */
public final class NoAugmentation implements Augmentation {

    public static final AugmentationType TYPE =
            new AugmentationType(
                    new Entry(
                            "none",
                            "None",
                            "The target alone.",
                            "The identity loss asks the target and nobody else. A picture that pleases this one network, by accident "
                                    + "of its weights, counts as success: the paper calls it MI overfitting.",
                            "L_{id} = L(T(x), y)",
                            "GMI, KEDMI, VMI as published",
                            "",
                            List.of()),
                    List.of(),
                    false,
                    inputs -> new NoAugmentation(inputs.target()));

    private final Classifier target;

    public NoAugmentation(Classifier target) {
        this.target = target;
    }

    @Override
    public NDArray identity(NDArray images, NDArray labels, IdentityLoss loss, int step) {
        Classification seen = target.classify(images);
        NDArray identity = loss.perModel(seen.logits(), labels);
        NDArray extra = loss.targetOnly(seen, step);
        return extra == null ? identity : identity.add(extra);
    }

    @Override
    public List<Classifier> classifiers() {
        return List.of(target);
    }
}
