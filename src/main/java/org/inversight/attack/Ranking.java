package org.inversight.attack;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The candidates of each class in the order in which an attacker would choose them.
 *
 * @param rule by which, one sentence
 * @param restarts candidates per class
 * @param scores 0..1, one per image, class-major
 * @param queries of the classifier for it; 0 where its weights are known
 */
public record Ranking(String rule, int restarts, List<Double> scores, long queries) {

    /** The id of the panel that shows it. */
    public static final String PANEL = "selection";

    /** The title of that panel. */
    public static final String TITLE = "Best, median, worst";

    /** Copies the scores. */
    public Ranking {
        scores = List.copyOf(scores);
    }

    /** {@return how many classes are attacked} */
    public int targets() {
        return scores.size() / restarts;
    }

    /**
     * {@return the restarts of a class, the best first and those without a number last; equal scores stand in the order of the restarts}
     *
     * @param target position of the class among those that are attacked
     */
    public List<Integer> order(int target) {
        Comparator<Integer> byScore = Comparator.comparingDouble(restart -> {
            double score = scores.get(target * restarts + restart);
            return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score; // no answer is no good one
        });
        return IntStream.range(0, restarts).boxed().sorted(byScore.reversed()).toList();
    }

    /**
     * One image of each class.
     *
     * @param rank 0: the best
     * @return positions of the images, one per class
     */
    public int[] ranked(int rank) {
        return IntStream.range(0, targets())
                .map(target -> target * restarts + order(target).get(rank))
                .toArray();
    }

    /** {@return the rank of the median; of an even number the better of the two in the middle} */
    public int median() {
        return (restarts - 1) / 2;
    }

    /** {@return the positions of all images, class after class, the best of each first} */
    public int[] all() {
        return IntStream.range(0, targets())
                .boxed()
                .flatMapToInt(target -> order(target).stream().mapToInt(restart -> target * restarts + restart))
                .toArray();
    }
}
