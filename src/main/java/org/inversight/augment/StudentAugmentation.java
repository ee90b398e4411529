package org.inversight.augment;

import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.model.Classifier;

/**
 * Model augmentation of LOMMA (Nguyen et al., CVPR 2023): the mean of the identity loss over the target and N students
 * distilled from it, {@code 1/(N+1) sum_M L_M} where all weigh the same; the loss's target-only part stays undivided.
 */
public final class StudentAugmentation extends Ensemble {

    static final String WEIGHTS = "students.weights";

    static final List<Parameter> PARAMETERS = List.of(new Parameter.Weights(
            WEIGHTS,
            "Weights",
            "Weight of each classifier: equal, or one number each, separated by commas, the target's "
                    + "first. Weights are divided by their sum; a student of weight 0 is not used.",
            Parameter.Weights.EQUAL,
            "LOMMA release: 1/(N+1) each",
            false));

    /** Entry, parameters and factory for the catalogue. */
    public static final AugmentationType TYPE = new AugmentationType(
            new Entry(
                    "students",
                    "Students",
                    "The mean over the target and students distilled from it.",
                    "Students of other architectures learn to reproduce the target's scores on public images. "
                            + "They share its knowledge of the classes but not the peculiarities of its weights, so an "
                            + "image that convinces all of them is less likely to fool only one. All have equal weight "
                            + "unless weights are given.",
                    "L_{id} = Σ_{M ∈ T, S1..SN} w_{M} L(M(x), y) / Σ_{M} w_{M}",
                    "Nguyen et al., Re-thinking Model Inversion Attacks, CVPR 2023, model augmentation; weights as released",
                    "public images, and the target's scores on them",
                    List.of(
                            "The release uses ImageNet-pretrained EfficientNets as students; the samples' are small networks "
                                    + "trained from scratch.")),
            PARAMETERS,
            true,
            inputs -> new StudentAugmentation(
                    inputs.target(), inputs.students(), inputs.values().weights(WEIGHTS)));

    /**
     * The mean over the target and its students.
     *
     * @param target the attacked classifier
     * @param students distilled from it, at least one
     * @param weights of the target and then of each student; none where all weigh the same
     * @throws IllegalArgumentException if there are no students, or not one weight each
     */
    public StudentAugmentation(Classifier target, List<Classifier> students, double... weights) {
        super(target, present("students", students), weights, Views.NONE);
    }
}
