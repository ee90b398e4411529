package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.inversight.augment.SmallChanges;
import org.inversight.engine.Autograd;
import org.inversight.model.Access;
import org.inversight.model.Classifier;
import org.inversight.query.Oracle;

/**
 * Ranks candidates by nothing but what the attacker himself sees of the target: how sure it stays of the attacked class
 * when the image is changed a little. An image that shows the class survives what one that merely fools the network
 * does not. After the final selection of PPA (Struppek et al., ICML 2022), which takes 100 random crops of 50 to 90 %
 * and their mirror images; here the changes are few, small and fixed. No evaluator has a part in it.
 */
public final class Selection {

    /** What the attacker sees of the target. */
    private interface Sight {

        /** How far each image passes for its class, 0..1. */
        double[] of(NDArray images);
    }

    private final Sight sight;
    private final String rule;
    private final boolean asks;
    private final int restarts;

    private Selection(Sight sight, String rule, boolean asks, int restarts) {
        this.sight = sight;
        this.rule = rule;
        this.asks = asks;
        this.restarts = restarts;
    }

    /**
     * {@return a selection by the target's own probabilities, for an attack that knows its weights}
     *
     * @param target the attacked classifier
     * @param targets attacked classes
     * @param restarts candidates per class
     */
    public static Selection knowing(Classifier target, List<Integer> targets, int restarts) {
        Sight sight = images -> {
            Autograd.record(false);
            NDArray softmax = target.classify(images).logits().softmax(1);
            int classes = (int) softmax.getShape().get(1);
            float[] flat = softmax.toFloatArray();
            double[] own = new double[flat.length / classes];
            for (int i = 0; i < own.length; i++) {
                own[i] = flat[i * classes + targets.get(i / restarts)];
            }
            return own;
        };
        return new Selection(sight, probability(), false, restarts);
    }

    /**
     * {@return a selection by queries, for an attack that knows nothing but answers}
     *
     * @param oracle which answers and counts them
     * @param access scores or labels
     * @param targets attacked classes
     * @param restarts candidates per class
     */
    public static Selection asking(Oracle oracle, Access access, List<Integer> targets, int restarts) {
        if (access.gives(Access.SCORES)) {
            Sight sight = images -> {
                double[][] scores = oracle.scores(images);
                double[] own = new double[scores.length];
                for (int i = 0; i < own.length; i++) {
                    own[i] = scores[i][targets.get(i / restarts)];
                }
                return own;
            };
            return new Selection(sight, probability(), true, restarts);
        }
        Sight sight = images -> {
            int[] labels = oracle.labels(images);
            double[] own = new double[labels.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = labels[i] == targets.get(i / restarts) ? 1 : 0;
            }
            return own;
        };
        String rule =
                "Share of %d small changes of an image (%s) under which the target still predicts the attacked class.";
        return new Selection(sight, rule.formatted(SmallChanges.count(), SmallChanges.WORDS), true, restarts);
    }

    private static String probability() {
        return "Mean probability of the attacked class over %d small changes of an image (%s)."
                .formatted(SmallChanges.count(), SmallChanges.WORDS);
    }

    /** {@return whether it costs queries} */
    public boolean queries() {
        return asks;
    }

    /** {@return the number of candidates per class} */
    public int restarts() {
        return restarts;
    }

    /**
     * Ranks the images of an attack.
     *
     * @param images (targets · restarts, c, h, w) in [0, 1]
     * @return the order within each class, with the queries that it cost
     */
    public Ranking rank(NDArray images) {
        int count = (int) images.getShape().get(0);
        double[] sums = new double[count];
        for (int change = 0; change < SmallChanges.count(); change++) {
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray own = images.duplicate();
                own.attach(scope);
                double[] seen = sight.of(SmallChanges.of(own, change));
                for (int i = 0; i < count; i++) {
                    sums[i] += seen[i];
                }
            }
        }
        List<Double> scores = new ArrayList<>();
        for (double sum : sums) {
            scores.add(sum / SmallChanges.count());
        }
        long queries = asks ? (long) count * SmallChanges.count() : 0;
        return new Ranking(rule, restarts, scores, queries);
    }
}
