package org.inversight.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.model.Classification;

/**
 * The logit maximisation loss of LOMMA (Nguyen et al., CVPR 2023, and its release): {@code LOM(x, y) = -l_y(x) + w
 * mean_d (p(x) - p_reg)^2}. The first part is unbounded below; the second, for the target only and undivided, holds the
 * features near those of ordinary images.
 */
public final class LomLoss implements IdentityLoss {

    private static final String WEIGHT = "lom.weight";
    private static final String OVER = "lom.over";
    private static final String REFERENCE = "lom.reference";
    private static final String SUM = "sum";
    private static final String DRAWN = "drawn";

    /** Keeps the draws of the reference apart from every other stream of the seed. */
    private static final long STREAM = 41;

    /** Entry, parameters and factory for the catalogue. */
    public static final LossType TYPE = new LossType(
            new Entry(
                    "lom",
                    "Logit (LOM)",
                    "The attacked class's raw logit, with features kept near those of public images.",
                    "The gradient of cross-entropy vanishes once the target is confident. The gradient of the "
                            + "logit does not, so the image keeps becoming more typical of the class. The logit is "
                            + "unbounded, so a second term keeps the target's penultimate features near their mean over "
                            + "public images (the feature reference), or near a point drawn in each step from a Gaussian "
                            + "fitted to them. This term uses the target alone, is not divided by the number of "
                            + "classifiers, and is averaged over views.",
                    "L = −ℓ_{y}(x) + w · mean_{d}(p(x) − p_{reg})^{2}",
                    "Nguyen et al., Re-thinking Model Inversion Attacks, CVPR 2023; as released: the reference is the mean",
                    "the target's penultimate features, and public images",
                    List.of("The samples' feature references are means over all their public images. The release "
                            + "takes 5,050, and so does this program of public images that somebody gives.")),
            List.of(
                    Parameter.number(WEIGHT)
                            .titled("Feature weight")
                            .about(
                                    "Weight w of the squared distance between the target's features and the feature reference.")
                            .between(0, 1000)
                            .byDefault(1.0)
                            .unit("on the mean over features, or on their sum as chosen")
                            .from("LOMMA release")
                            .live(),
                    new Parameter.Choice(
                            OVER,
                            "Feature reduction",
                            "Whether the weight applies to the mean or to the sum over features; on the sum the same "
                                    + "weight counts as many times more as there are features.",
                            "mean",
                            List.of("mean", SUM),
                            "mean: LOMMA release; sum: the norm in the paper's notation",
                            true),
                    new Parameter.Choice(
                            REFERENCE,
                            "Feature reference",
                            "The mean over public images, or one point per step for all images, drawn from the "
                                    + "Gaussian with the mean and standard deviation of each feature.",
                            "mean",
                            List.of("mean", DRAWN),
                            "mean: LOMMA release; drawn: the paper, and the draw that the release makes in each step and overwrites",
                            true)),
            true,
            inputs -> new LomLoss(Objects.requireNonNull(inputs.reference()), inputs.values(), inputs.seed()));

    private final FeatureReference reference;
    private final long seed;
    private double weight;
    private boolean sum;
    private boolean drawn;

    /**
     * The loss as its parameters say.
     *
     * @param reference mean and standard deviation of each feature over ordinary images, (d)
     * @param values of its parameters
     * @param seed of the points that are drawn from the reference
     */
    public LomLoss(FeatureReference reference, Values values, long seed) {
        this.reference = reference;
        this.seed = seed;
        change(values);
    }

    @Override
    public NDArray perModel(NDArray logits, NDArray labels) {
        return IdentityLoss.attacked(logits, labels).neg();
    }

    /** @throws IllegalArgumentException if the target gave no features */
    @Override
    public NDArray targetOnly(Classification target, int step) {
        NDArray features = target.features();
        if (features == null) {
            throw new IllegalArgumentException(
                    "LOM needs the target's penultimate features, and this classifier returns logits only; choose another "
                            + "loss, or export the classifier so that it returns (features, logits).");
        }
        NDArray squares = features.sub(point(features.getManager(), step)).square();
        int[] each = {1};
        return Ops.scale(sum ? squares.sum(each) : squares.mean(each), weight);
    }

    @Override
    public void change(Values values) {
        weight = values.real(WEIGHT);
        sum = values.choice(OVER).equals(SUM);
        drawn = values.choice(REFERENCE).equals(DRAWN);
    }

    /** What the features are held near in this step: (d). */
    private NDArray point(NDManager scope, int step) {
        if (!drawn) {
            return reference.mean();
        }
        int width = (int) reference.mean().size();
        NDArray noise = scope.create(Noise.normal(width, seed, STREAM, step));
        return noise.mul(reference.deviation()).add(reference.mean());
    }
}
