package org.inversight.augment;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.inversight.data.Panel;
import org.inversight.engine.Ops;
import org.inversight.loss.IdentityLoss;
import org.inversight.model.Classification;
import org.inversight.model.Classifier;

/**
 * The identity loss as the weighted mean over classifiers, each of which is shown some views of every image: {@code
 * sum_M w_M L_M / sum_M w_M}. The loss's target-only part is the mean over views and stays undivided.
 */
abstract sealed class Ensemble implements Augmentation
        permits NoAugmentation, StudentAugmentation, ViewAugmentation, StudentViewAugmentation {

    /**
     * A classifier and how much it counts.
     *
     * @param name as the display shows it
     * @param weight before division by the sum of all
     */
    record Member(String name, Classifier classifier, double weight) {}

    /** The target first. */
    private final List<Member> members;

    private final double sum;
    private Views views;

    /** The students, which this augmentation cannot do without. */
    static List<Classifier> present(String id, List<Classifier> students) {
        if (students.isEmpty()) {
            throw new IllegalArgumentException(
                    "The augmentation \"%s\" needs distilled students, and there are none; choose --augment none, or give them "
                                    .formatted(id)
                            + "with --students.");
        }
        return students;
    }

    /**
     * @param weights of the target and then of each student, none where all weigh the same; a student of weight 0 is
     *     not asked, the target always is
     */
    Ensemble(Classifier target, List<Classifier> students, double[] weights, Views views) {
        int count = students.size() + 1;
        if (weights.length != 0 && weights.length != count) {
            throw new IllegalArgumentException(
                    "%s gives %d weights, and there are %d classifiers, the target and %d students; give one weight each, or equal."
                            .formatted(StudentAugmentation.WEIGHTS, weights.length, count, students.size()));
        }
        List<Member> all = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < count; i++) {
            boolean attacked = i == 0;
            Classifier classifier = attacked ? target : students.get(i - 1);
            double weight = weights.length == 0 ? 1 : weights[i];
            if (attacked || weight > 0) {
                String name = attacked ? "Target" : classifier.card().name();
                all.add(new Member(name, classifier, weight));
                total += weight;
            }
        }
        this.members = List.copyOf(all);
        this.sum = total;
        this.views = views;
    }

    /** Shows these views from the next step on. */
    final void show(Views wanted) {
        views = wanted;
    }

    @Override
    public final NDArray shown(NDArray images, NDArray labels, int step) {
        return views.of(images, labels, step);
    }

    @Override
    public final NDArray identity(NDArray images, NDArray labels, IdentityLoss loss, int step) {
        NDArray shown = shown(images, labels, step);
        Member target = members.getFirst();
        Classification seen = target.classifier.classify(shown);
        NDArray total = part(target, seen, labels, loss);
        for (Member student : members.subList(1, members.size())) {
            total = total.add(part(student, student.classifier.classify(shown), labels, loss));
        }
        NDArray extra = loss.targetOnly(seen, step);
        NDArray mean = Ops.scale(total, 1 / sum);
        return extra == null ? mean : mean.add(views.average(extra));
    }

    /**
     * What one classifier adds to the identity loss of displayed images.
     *
     * @return (n)
     */
    final NDArray contribution(Member member, NDArray images, NDArray labels, IdentityLoss loss) {
        Classification seen = member.classifier.classify(views.of(images, labels, Views.DISPLAY));
        NDArray part = Ops.scale(part(member, seen, labels, loss), 1 / sum);
        NDArray extra = member == members.getFirst() ? loss.targetOnly(seen, Views.DISPLAY) : null;
        return extra == null ? part : part.add(views.average(extra));
    }

    private NDArray part(Member member, Classification seen, NDArray labels, IdentityLoss loss) {
        NDArray own = views.perModel(loss, seen.logits(), labels);
        return member.weight == 1 ? own : Ops.scale(own, member.weight);
    }

    final List<Member> members() {
        return members;
    }

    @Override
    public final List<Classifier> classifiers() {
        return members.stream().map(Member::classifier).toList();
    }

    @Override
    public final int views() {
        return views.count();
    }

    @Override
    public final List<Panel> panels(NDArray images, NDArray labels, IdentityLoss loss) {
        List<Panel> panels = new ArrayList<>();
        if (views.change()) {
            panels.add(views.panel(images, labels));
        }
        if (members.size() > 1) {
            panels.add(GradientShares.of(this, images, labels, loss));
        }
        return panels;
    }
}
