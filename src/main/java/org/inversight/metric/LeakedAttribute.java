package org.inversight.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of an attribute a set of reconstructions gives away.
 *
 * @param name e.g. {@code glasses}
 * @param recovered share of images from which the true value is read, 0..1
 * @param guessed share that always naming the most frequent true value would reach, 0..1; only what exceeds it has
 *     leaked
 */
public record LeakedAttribute(String name, double recovered, double guessed) {

    /**
     * {@return every attribute whose truth is known, in the reader's order; none without a reader}
     *
     * @param verdicts one per image
     */
    public static List<LeakedAttribute> of(List<Verdict> verdicts) {
        List<LeakedAttribute> all = new ArrayList<>();
        for (String name : names(verdicts)) {
            List<Reading> readings = verdicts.stream()
                    .flatMap(v -> v.readings().stream())
                    .filter(r -> r.attribute().equals(name))
                    .toList();
            long recovered = readings.stream().filter(Reading::recovered).count();
            all.add(new LeakedAttribute(name, recovered / (double) readings.size(), guessed(verdicts, name)));
        }
        return all;
    }

    /**
     * {@return the most frequent true value of each attribute: what guessing would always name}
     *
     * @param verdicts one per image
     */
    public static Map<String, String> guesses(List<Verdict> verdicts) {
        Map<String, String> guesses = new LinkedHashMap<>();
        for (String name : names(verdicts)) {
            values(verdicts, name).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(most -> guesses.put(name, most.getKey()));
        }
        return guesses;
    }

    private static Set<String> names(List<Verdict> verdicts) {
        Set<String> names = new LinkedHashSet<>();
        verdicts.forEach(v -> v.readings().forEach(r -> names.add(r.attribute())));
        return names;
    }

    /** The most frequent value's share of the attacked people, each counted once. */
    private static double guessed(List<Verdict> verdicts, String name) {
        Collection<Integer> counts = values(verdicts, name).values();
        return Collections.max(counts)
                / (double) counts.stream().mapToInt(n -> n).sum();
    }

    /** How many of the attacked people have each true value. */
    private static Map<String, Integer> values(List<Verdict> verdicts, String name) {
        Set<Integer> people = new HashSet<>();
        Map<String, Integer> values = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            for (Reading reading : verdict.readings()) {
                if (reading.attribute().equals(name) && people.add(verdict.classIndex())) {
                    values.merge(reading.truth(), 1, Integer::sum);
                }
            }
        }
        return values;
    }
}
