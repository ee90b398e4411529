package org.inversight.query;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.model.Access;
import org.inversight.model.Classifier;

/**
 * A classifier that can only be queried: images in, scores or labels out, and no gradient. It counts every image, keeps
 * to a limit, and answers through its defences, in the order in which they were given. Labels are taken after the
 * defences: the class with the largest defended score, the one with the lowest index where several are equal. Not
 * thread-safe.
 */
public final class Oracle {

    private final Classifier target;
    private final Access access;
    private final List<DefenceType> types;
    private final long seed;
    private List<Defence> defences;
    private long queries;
    private long limit = Long.MAX_VALUE;

    /**
     * Puts the defences before a classifier, with no limit.
     *
     * @param target the classifier that answers
     * @param access {@link Access#SCORES} or {@link Access#LABELS}
     * @param types the defences, in the order in which they act
     * @param values strength of each defence
     * @param seed of the defences' random numbers
     * @throws IllegalArgumentException if the access is {@link Access#WEIGHTS}
     */
    public Oracle(Classifier target, Access access, List<DefenceType> types, Values values, long seed) {
        if (access == Access.WEIGHTS) {
            throw new IllegalArgumentException("white-box attacks do not query");
        }
        this.target = target;
        this.access = access;
        this.types = List.copyOf(types);
        this.seed = seed;
        this.defences = defences(values);
    }

    /**
     * Returns the defended scores of images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return n rows, one number per class: probabilities, as far as the defences leave them so
     * @throws IllegalArgumentException if the classifier answers NaN or infinity
     * @throws IllegalStateException if only labels are given away, or the limit is below n more
     */
    public double[][] scores(NDArray images) {
        if (!access.gives(Access.SCORES)) {
            throw new IllegalStateException("only labels are returned");
        }
        return ask(images);
    }

    /**
     * Returns the labels of images.
     *
     * @param images (n, c, h, w) in [0, 1]
     * @return n class indices
     * @throws IllegalArgumentException if the classifier answers NaN or infinity
     * @throws IllegalStateException if the limit is below n more
     */
    public int[] labels(NDArray images) {
        double[][] scores = ask(images);
        int[] labels = new int[scores.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Scores.label(scores[i]);
        }
        return labels;
    }

    /** {@return the names of the classes, which are public} */
    public List<String> classes() {
        return target.card().classes();
    }

    /** {@return the number of queries so far; an image is one query} */
    public long queries() {
        return queries;
    }

    /**
     * Counts on from here, as after so many queries.
     *
     * @param made queries so far
     */
    public void continueAfter(long made) {
        queries = made;
    }

    /**
     * Sets how many queries there may be in all.
     *
     * @param queries 0: any number
     */
    public void limit(long queries) {
        limit = queries == 0 ? Long.MAX_VALUE : queries;
    }

    /**
     * {@return whether so many more queries are within the limit}
     *
     * @param more how many
     */
    public boolean affords(long more) {
        return more <= limit - queries;
    }

    /**
     * Takes over changed strengths of the defences.
     *
     * @param values strength of each defence
     */
    public void change(Values values) {
        defences = defences(values);
    }

    private List<Defence> defences(Values values) {
        return types.stream().map(type -> type.factory().create(values, seed)).toList();
    }

    private double[][] ask(NDArray images) {
        int count = (int) images.getShape().get(0);
        if (!affords(count)) {
            throw new IllegalStateException("%d queries after %d are more than %d".formatted(count, queries, limit));
        }
        Autograd.record(false);
        float[] logits = target.classify(images).logits().toFloatArray();
        int classes = logits.length / count;
        double[][] answers = new double[count][];
        for (int i = 0; i < count; i++) {
            if (!Scores.areNumbers(logits, i * classes, classes)) {
                throw new IllegalArgumentException(
                        "The target answers query %d with NaN or infinite scores, and numbers are expected; attack another classifier, or give it the range of pixel values that it was trained on."
                                .formatted(queries + i + 1));
            }
            answers[i] = Scores.softmax(logits, i * classes, classes);
            for (Defence defence : defences) {
                defence.apply(answers[i], queries + i);
            }
        }
        queries += count;
        return answers;
    }
}
