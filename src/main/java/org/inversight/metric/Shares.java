package org.inversight.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What verdicts on images come to: one and the same function for reconstructions, genuine images and random ones. */
final class Shares {

    private static final int FIVE = 5;

    private Shares() {}

    /**
     * {@return the figures, in the order in which they are shown; what the verdicts do not say is left out}
     *
     * @param evaluators names, in the order of each verdict's predictions
     * @param rejects whether one of them has a reject class
     * @param verdicts one per image, at least one
     */
    static Map<Measure, Double> of(List<String> evaluators, boolean rejects, List<Verdict> verdicts) {
        Map<Measure, Double> all = new LinkedHashMap<>();
        all.put(Measure.TARGET, share(verdicts, v -> v.target().accepts()));
        for (int e = 0; e < evaluators.size(); e++) {
            int which = e;
            all.put(
                    Measure.evaluator(evaluators.get(e)),
                    share(verdicts, v -> v.evaluators().get(which).accepts()));
        }
        for (int e = 0; e < evaluators.size(); e++) {
            int which = e;
            put(all, Measure.topFive(evaluators.get(e)), mean(verdicts, v -> {
                Integer place = v.evaluators().get(which).place();
                return place == null ? null : place <= FIVE ? 1.0 : 0.0;
            }));
        }
        if (rejects) {
            all.put(Measure.FALSE_POSITIVES, share(verdicts, Verdict::falsePositive));
        }
        Identification people = Identification.of(verdicts);
        if (people != null) {
            all.put(Measure.RANK1, people.rank1());
            all.put(Measure.RANK5, people.rank5());
            all.put(Measure.VERIFIED, people.verified());
            addHard(all, verdicts);
        }
        LeakedAttribute.of(verdicts).forEach(a -> all.put(Measure.attribute(a.name()), a.recovered()));
        return all;
    }

    private static void addHard(Map<Measure, Double> all, List<Verdict> verdicts) {
        List<Similarity.Hard> hard = verdicts.stream()
                .map(Verdict::similarity)
                .filter(Objects::nonNull)
                .map(Similarity::hard)
                .filter(Objects::nonNull)
                .toList();
        put(all, Measure.STRICT, mean(hard, h -> h.strict() == null ? null : h.strict() ? 1.0 : 0.0));
        put(all, Measure.LINE_UP, mean(hard, h -> h.lineUp() == null ? null : h.lineUp() == 1 ? 1.0 : 0.0));
        int[] ranks = hard.stream()
                .map(Similarity.Hard::strangers)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        if (ranks.length > 0) {
            all.put(Measure.FIRST, IntStream.of(ranks).filter(r -> r == 1).count() / (double) ranks.length);
            all.put(Measure.MEDIAN_RANK, median(ranks));
            all.put(Measure.MEAN_RANK, Arrays.stream(ranks).average().orElseThrow());
        }
    }

    /** Of sorted numbers. */
    private static double median(int[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }

    private static void put(Map<Measure, Double> all, Measure measure, @Nullable Double value) {
        if (value != null) {
            all.put(measure, value);
        }
    }

    private static double share(List<Verdict> verdicts, Predicate<Verdict> passes) {
        return verdicts.stream().filter(passes).count() / (double) verdicts.size();
    }

    /** Over those of which it is known; null where it is known of none. */
    private static <T> @Nullable Double mean(List<T> all, Function<T, @Nullable Double> value) {
        double[] known = all.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return known.length == 0 ? null : Arrays.stream(known).average().orElseThrow();
    }
}
