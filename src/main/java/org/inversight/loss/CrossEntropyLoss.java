package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Entry;

/**
 * {@code CE(x, y) = -log softmax(l(x))_y}: the identity loss of GMI (Zhang et al., CVPR 2020), KEDMI and VMI; at least
 * 0.
 */
public record CrossEntropyLoss() implements IdentityLoss {

    /** Entry and factory for the catalogue. */
    public static final LossType TYPE = new LossType(
            new Entry(
                    "cross-entropy",
                    "Cross-entropy",
                    "The negative log-probability of the attacked class.",
                    "The classical identity loss. It rewards a higher probability of the attacked class, "
                            + "whether its logit rises or the others fall. Once the target is confident, the gradient "
                            + "nearly vanishes: the attack stops long before the image shows the class.",
                    "L = −log softmax(ℓ(x))_{y}",
                    "Zhang et al., GMI, CVPR 2020; Chen et al., KEDMI, ICCV 2021",
                    "",
                    List.of()),
            List.of(),
            false,
            inputs -> new CrossEntropyLoss());

    @Override
    public NDArray perModel(NDArray logits, NDArray labels) {
        return IdentityLoss.attacked(logits.logSoftmax(1), labels).neg();
    }
}
