package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.engine.Ops;

/**
 * The max-margin loss of PLG-MI (Yuan et al., AAAI 2023, and its release): {@code MM(x, y) = -l_y(x) + max_{j != y}
 * l_j(x)}. Its gradient keeps its size however sure the classifier is.
 */
public record MaxMarginLoss() implements IdentityLoss {

    /** Entry and factory for the catalogue. */
    public static final LossType TYPE = new LossType(
            new Entry(
                    "max-margin",
                    "Max-margin",
                    "How far the attacked class's logit lies below the strongest other one.",
                    "The gradient of cross-entropy vanishes once the target is confident. The margin between "
                            + "the attacked class's logit and the strongest other logit keeps its gradient: with respect "
                            + "to these logits it is always 1 and −1, so the image keeps moving away from the class it "
                            + "is most easily confused with. The loss is unbounded below and, unlike LOM, has no feature "
                            + "term.",
                    "L = −ℓ_{y}(x) + max_{j ≠ y} ℓ_{j}(x)",
                    "Yuan et al., Pseudo Label-Guided Model Inversion Attack, AAAI 2023, and its release",
                    "",
                    List.of("The release adds the loss of two augmented views; here the augmentation \"views\" "
                            + "averages over any number of views, so the identity weight keeps its meaning.")),
            List.of(),
            false,
            inputs -> new MaxMarginLoss());

    /** Takes the attacked class out of the maximum; far below any logit, and finite. */
    private static final double OUT = 1e30;

    /** @throws IllegalArgumentException if there is one class only */
    @Override
    public NDArray perModel(NDArray logits, NDArray labels) {
        if (logits.getShape().get(1) < 2) {
            throw new IllegalArgumentException(
                    "Max-margin compares the attacked class with the others, and this classifier has one class; choose another loss.");
        }
        NDArray others = logits.sub(Ops.scale(IdentityLoss.oneHot(logits, labels), OUT));
        return others.max(new int[] {1}).sub(IdentityLoss.attacked(logits, labels));
    }
}
