package org.inversight.metric;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier makes of a set of reconstructions: identification among all private people, and
 * verification one to one.
 *
 * @param rank1 share of pictures whose person is the most alike of all private people, 0..1
 * @param rank5 share of pictures whose person is among the five most alike, 0..1
 * @param verified share of pictures that the verifier takes for the same person, 0..1
 * @param pictures that the shares are of
 */
public record Identification(double rank1, double rank5, double verified, int pictures) {

    /** Of those verdicts that know a likeness; null where none does. */
    public static @Nullable Identification of(List<Verdict> verdicts) {
        List<Likeness> known = verdicts.stream()
                .map(Verdict::likeness)
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty()
                ? null
                : new Identification(
                        share(known, l -> l.rank() == 1),
                        share(known, l -> l.rank() <= 5),
                        share(known, Likeness::verified),
                        known.size());
    }

    private static double share(List<Likeness> all, Predicate<Likeness> passes) {
        return all.stream().filter(passes).count() / (double) all.size();
    }
}
