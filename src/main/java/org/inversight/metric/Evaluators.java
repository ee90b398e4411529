package org.inversight.metric;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inversight.engine.Autograd;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.jspecify.annotations.Nullable;

/**
 * Asks the target and independent evaluators what they see. Evaluator classes are matched to the target's by name where
 * both name them, else by index.
 */
public final class Evaluators {

    private final Classifier target;
    private final List<Classifier> evaluators;
    private final List<Integer> targets;
    private final int restarts;
    private final Recognition recognition;
    private final int rejecting;
    private final int[][] wanted;

    /**
     * Matches the classes of target and evaluators.
     *
     * @param target the attacked classifier
     * @param evaluators trained apart from it
     * @param targets attacked classes, as indices of the target
     * @param restarts images per class
     * @param recognition evaluators of people, who are asked beside the evaluators
     * @throws IllegalArgumentException if an evaluator lacks a class
     */
    public Evaluators(
            Classifier target,
            List<Classifier> evaluators,
            List<Integer> targets,
            int restarts,
            Recognition recognition) {
        this.target = target;
        this.recognition = recognition;
        this.evaluators = List.copyOf(evaluators);
        this.targets = List.copyOf(targets);
        this.restarts = restarts;
        this.wanted = new int[evaluators.size()][];
        int found = -1;
        for (int e = 0; e < evaluators.size(); e++) {
            ModelCard card = evaluators.get(e).card();
            if (card.rejects() && found < 0) {
                found = e;
            }
            wanted[e] = new int[targets.size()];
            for (int t = 0; t < targets.size(); t++) {
                wanted[e][t] = match(target.card(), card, targets.get(t));
            }
        }
        this.rejecting = found;
    }

    /** {@return the names of the evaluators; those that are called the same are numbered} */
    public List<String> names() {
        return names(evaluators);
    }

    /**
     * {@return the names of these evaluators; those that are called the same are numbered}
     *
     * @param evaluators in any order, which stays
     */
    public static List<String> names(List<Classifier> evaluators) {
        List<String> names = new ArrayList<>();
        for (Classifier evaluator : evaluators) {
            String plain = evaluator.card().name();
            String name = plain;
            for (int same = 2; names.contains(name); same++) {
                name = "%s (%d)".formatted(plain, same);
            }
            names.add(name);
        }
        return names;
    }

    /**
     * Evaluates class-major images.
     *
     * @param images (targets · restarts, c, h, w) in [0, 1]
     * @return one per image, in the same order
     */
    public List<Verdict> evaluate(NDArray images) {
        Autograd.record(false);
        Answers ofTarget = Answers.of(target, images);
        List<Answers> ofEvaluators = new ArrayList<>();
        for (Classifier evaluator : evaluators) {
            ofEvaluators.add(Answers.of(evaluator, images));
        }
        int[] persons = new int[ofTarget.logits.length];
        for (int row = 0; row < persons.length; row++) {
            persons[row] = targets.get(row / restarts);
        }
        List<@Nullable Similarity> similarity = recognition.similarity(images, persons);
        List<List<Reading>> readings = recognition.readings(images, persons, target.card());
        List<Verdict> verdicts = new ArrayList<>();
        for (int row = 0; row < persons.length; row++) {
            int t = row / restarts;
            Prediction own = ofTarget.prediction(row, targets.get(t));
            List<Prediction> others = new ArrayList<>();
            for (int e = 0; e < evaluators.size(); e++) {
                others.add(ofEvaluators.get(e).prediction(row, wanted[e][t]));
            }
            boolean falsePositive =
                    rejecting >= 0 && own.accepts() && !others.get(rejecting).accepts();
            verdicts.add(new Verdict(
                    targets.get(t),
                    row % restarts,
                    own,
                    others,
                    falsePositive,
                    similarity.get(row),
                    readings.get(row)));
        }
        return verdicts;
    }

    /**
     * What a classifier says of some images, one row each.
     *
     * @param logits of each class; classes are ranked by them, since far from the top all probabilities are 0
     */
    private record Answers(Classifier classifier, float[][] logits, float[][] probabilities) {

        static Answers of(Classifier classifier, NDArray images) {
            NDArray logits = classifier.classify(images).logits();
            return new Answers(classifier, rows(logits), rows(logits.softmax(1)));
        }

        Prediction prediction(int row, int wanted) {
            float[] values = logits[row];
            int top = 0;
            int place = 1;
            for (int k = 0; k < values.length; k++) {
                // a tie counts against the image, and so does what is no number
                top = values[k] > values[top] || values[k] == values[top] && top == wanted ? k : top;
                place += k == wanted || values[k] < values[wanted] ? 0 : 1;
            }
            List<String> names = classifier.card().classes();
            return new Prediction(
                    probabilities[row][wanted],
                    top < names.size() ? names.get(top) : Integer.toString(top),
                    top == wanted && place == 1,
                    place);
        }
    }

    /** The logits of each of a classifier's classes, one row per image. */
    static float[][] logits(Classifier classifier, NDArray images) {
        return rows(classifier.classify(images).logits());
    }

    private static float[][] rows(NDArray array) {
        int classes = (int) array.getShape().get(1);
        float[] flat = array.toFloatArray();
        float[][] rows = new float[flat.length / classes][classes];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(flat, row * classes, rows[row], 0, classes);
        }
        return rows;
    }

    private static int match(ModelCard target, ModelCard evaluator, int index) {
        int matched = matched(target, evaluator, index);
        if (matched < 0) {
            boolean named =
                    index < target.classes().size() && !evaluator.classes().isEmpty();
            throw new IllegalArgumentException(
                    "The evaluator %s has no class \"%s\", so it cannot evaluate that target; leave it out or attack other classes."
                            .formatted(
                                    evaluator.name(), named ? target.classes().get(index) : Integer.toString(index)));
        }
        return matched;
    }

    /**
     * The class of another classifier that is a target's class: that of the same name where both name their classes,
     * else that of the same index. A classifier without a card has numbers for names.
     *
     * @return -1 where there is none
     */
    static int matched(ModelCard target, ModelCard other, int index) {
        if (other.classes().isEmpty()) {
            return index;
        }
        if (index < target.classes().size() && named(target, other)) {
            return other.classes().indexOf(target.classes().get(index));
        }
        int known = other.classes().size() - (other.rejects() ? 1 : 0);
        return index < known ? index : -1;
    }

    /** Whether both name their classes. Digits are called by their numbers, and so may some of them be. */
    private static boolean named(ModelCard target, ModelCard other) {
        boolean numbers = target.numbered();
        if (numbers == other.numbered()) {
            return true;
        }
        Set<String> known = new HashSet<>((numbers ? target : other).classes());
        known.add(ModelCard.NONE);
        return known.containsAll((numbers ? other : target).classes());
    }
}
