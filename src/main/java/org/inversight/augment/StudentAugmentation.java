package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.inversight.catalog.Entry;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Classification;
import org.inversight.model.Classifier;

/**
 * Model augmentation of LOMMA: the mean of the identity loss over the target and N students
 * distilled from it, {@code 1/(N+1) sum_M L_M}; the loss's target-only part stays undivided.
 */
public final class StudentAugmentation implements Augmentation {

    public static final AugmentationType TYPE =
            new AugmentationType(
                    new Entry(
                            "students",
                            "Students",
                            "The mean over the target and students distilled from it.",
                            "Students of other architectures learn to answer as the target does, from public pictures alone. They share "
                                    + "what the target knows of the classes and not the accidents of its weights, so a picture that "
                                    + "pleases all of them is less likely to fool one. All have equal weight.",
                            "L_{id} = 1/(N+1) · Σ_{M ∈ T, S1..SN} L(M(x), y)",
                            "Nguyen et al., Re-thinking Model Inversion Attacks, CVPR 2023, model augmentation; weights as released",
                            "public pictures, and the target's scores on them",
                            List.of(
                                    "The release uses ImageNet-pretrained EfficientNets as students; the samples' are small networks "
                                            + "trained from scratch.")),
                    List.of(),
                    true,
                    inputs -> new StudentAugmentation(inputs.target(), inputs.students()));

    private final Classifier target;
    private final List<Classifier> students;

    /**
     * @throws IllegalArgumentException if there are no students
     */
    public StudentAugmentation(Classifier target, List<Classifier> students) {
        if (students.isEmpty()) {
            throw new IllegalArgumentException(
                    "The augmentation \"students\" needs distilled students, and there are none; choose --augment none, or "
                            + "give them with --students.");
        }
        this.target = target;
        this.students = List.copyOf(students);
    }

    @Override
    public NDArray identity(NDArray images, NDArray labels, IdentityLoss loss, int step) {
        Classification seen = target.classify(images);
        NDArray sum = loss.perModel(seen.logits(), labels);
        for (Classifier student : students) {
            sum = sum.add(loss.perModel(student.classify(images).logits(), labels));
        }
        NDArray mean = sum.div(students.size() + 1);
        NDArray extra = loss.targetOnly(seen, step);
        return extra == null ? mean : mean.add(extra);
    }

    @Override
    public List<Classifier> classifiers() {
        List<Classifier> all = new ArrayList<>();
        all.add(target);
        all.addAll(students);
        return all;
    }
}
