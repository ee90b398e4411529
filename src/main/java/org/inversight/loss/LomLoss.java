package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.model.Classification;

/**
 * The logit maximisation loss of LOMMA: {@code LOM(x, y) = -l_y(x) + w mean_d (p(x) - p_reg)^2}.
 * The first part is unbounded below; the second, for the target only and undivided, holds the
 * features near those of ordinary pictures.
 */
public final class LomLoss implements IdentityLoss {

    private static final String WEIGHT = "lom.weight";

    public static final LossType TYPE =
            new LossType(
                    new Entry(
                            "lom",
                            "Logit (LOM)",
                            "The attacked class's raw logit, with the features held near ordinary ones.",
                            "Cross-entropy stops pulling once the target is sure. The logit keeps pulling towards the class for "
                                    + "as long as the picture can be made more typical of it. On its own it has no bound, so a second term keeps "
                                    + "the target's penultimate features near their mean over public pictures (the feature "
                                    + "reference).",
                            "L = −ℓ_{y}(x) + w · mean_{d}(p(x) − p_{reg})^{2}",
                            "Nguyen et al., Re-thinking Model Inversion Attacks, CVPR 2023; as released: the reference is the mean",
                            "the target's penultimate features, and public pictures",
                            List.of()),
                    List.of(
                            new Parameter.Real(
                                    WEIGHT,
                                    "Feature weight",
                                    "Weight w of the mean squared distance between the target's features and the feature reference.",
                                    1.0,
                                    0,
                                    1000,
                                    false,
                                    "on the mean over features",
                                    "LOMMA release",
                                    true)),
                    true,
                    (values, reference) ->
                            new LomLoss(Objects.requireNonNull(reference), values.real(WEIGHT)));

    private final FeatureReference reference;
    private double weight;

    public LomLoss(FeatureReference reference, double weight) {
        this.reference = reference;
        this.weight = weight;
    }

    @Override
    public NDArray perModel(NDArray logits, NDArray labels) {
        return IdentityLoss.attacked(logits, labels).neg();
    }

    /**
     * @throws IllegalArgumentException if the target gave no features
     */
    @Override
    public NDArray targetOnly(Classification target) {
        NDArray features = target.features();
        if (features == null) {
            throw new IllegalArgumentException(
                    "LOM needs the target's penultimate features, and this classifier returns logits only; choose another "
                            + "loss, or export the classifier so that it returns (features, logits).");
        }
        return features.sub(reference.mean()).square().mean(new int[] {1}).mul(weight);
    }

    @Override
    public void change(Values values) {
        weight = values.real(WEIGHT);
    }
}
