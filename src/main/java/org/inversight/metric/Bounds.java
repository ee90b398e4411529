package org.inversight.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside the figures of a run: the ceiling, which genuine held-out images of the same classes reach by the
 * very same measures, and the floor, which chance does.
 *
 * @param genuine verdicts on the held-out images, class-major; empty where there are none
 * @param random verdicts on unselected images of the run's generator, with the attacked classes as labels; empty where
 *     there is no generator
 * @param ceilings by measure
 * @param floors by measure: chance in closed form where there is one, else what the random images come to
 * @param about what the genuine images are, one sentence; empty where there are none
 */
public record Bounds(
        List<Verdict> genuine,
        List<Verdict> random,
        Map<Measure, Double> ceilings,
        Map<Measure, Double> floors,
        String about) {

    /** Nothing is known. */
    public static final Bounds NONE = new Bounds(List.of(), List.of(), Map.of(), Map.of(), "");

    /** Copies the collections. */
    public Bounds {
        genuine = List.copyOf(genuine);
        random = List.copyOf(random);
        ceilings = Map.copyOf(ceilings);
        floors = Map.copyOf(floors);
    }

    /**
     * {@return the figures of a set of images, in the order in which they are shown}
     *
     * @param evaluators names, in the order of each verdict's predictions
     * @param rejects whether one of them has a reject class
     * @param verdicts one per image, at least one
     */
    public List<Figure> figures(List<String> evaluators, boolean rejects, List<Verdict> verdicts) {
        Map<Measure, Double> guessed = new LinkedHashMap<>();
        LeakedAttribute.of(verdicts).forEach(a -> guessed.put(Measure.attribute(a.name()), a.guessed()));
        return with(Map.of(), guessed).beside(Shares.of(evaluators, rejects, verdicts));
    }

    /** {@return these values with what stands beside them} */
    public List<Figure> beside(Map<Measure, Double> values) {
        List<Figure> all = new ArrayList<>();
        values.forEach((measure, value) -> all.add(new Figure(
                measure.name(),
                measure.title(),
                measure.share(),
                measure.lower(),
                value,
                ceilings.get(measure),
                floors.get(measure))));
        return all;
    }

    /**
     * {@return the same with further ceilings and floors, which win}
     *
     * @param moreCeilings by measure
     * @param moreFloors by measure
     */
    public Bounds with(Map<Measure, Double> moreCeilings, Map<Measure, Double> moreFloors) {
        Map<Measure, Double> up = new LinkedHashMap<>(ceilings);
        up.putAll(moreCeilings);
        Map<Measure, Double> down = new LinkedHashMap<>(floors);
        down.putAll(moreFloors);
        return new Bounds(genuine, random, up, down, about);
    }

    /**
     * {@return the mean confidence in a class that genuine images of it are given, or random ones; null where there are
     * none}
     *
     * @param of {@link #genuine} or {@link #random}
     * @param classIndex of the target
     * @param evaluator its position, or -1 for the target
     */
    public static @Nullable Double confidence(List<Verdict> of, int classIndex, int evaluator) {
        double sum = 0;
        int count = 0;
        for (Verdict verdict : of) {
            if (verdict.classIndex() == classIndex) {
                sum += (evaluator < 0 ? verdict.target() : verdict.evaluators().get(evaluator)).confidence();
                count++;
            }
        }
        return count == 0 ? null : sum / count;
    }

    /**
     * {@return those of the target, then of each evaluator; empty where there is no image of the class}
     *
     * @param of {@link #genuine} or {@link #random}
     * @param classIndex of the target
     * @param evaluators how many there are
     */
    public static double[] confidences(List<Verdict> of, int classIndex, int evaluators) {
        double[] all = new double[evaluators + 1];
        for (int e = 0; e < all.length; e++) {
            Double one = confidence(of, classIndex, e - 1);
            if (one == null) {
                return new double[0];
            }
            all[e] = one;
        }
        return all;
    }
}
