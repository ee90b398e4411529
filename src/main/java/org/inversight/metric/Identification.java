package org.inversight.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier makes of a set of reconstructions: identification among all private people, and verification one to
 * one.
 *
 * @param rank1 share of images whose person is the most alike of all private people, 0..1
 * @param rank5 share of images whose person is among the five most alike, 0..1
 * @param verified share of images that the verifier takes for the same person, 0..1
 * @param images that the shares are of
 * @param rankAmongStrangers mean place of the person among people who are nobody's target, with ceiling and floor; null
 *     where there are none
 * @param lookAlikeLineUp share of images whose person comes before the five most similar others, with ceiling and
 *     floor; null where there are too few people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identification(
        double rank1,
        double rank5,
        double verified,
        int images,
        @Nullable Figure rankAmongStrangers,
        @Nullable Figure lookAlikeLineUp) {

    /** The shares alone. */
    public Identification(double rank1, double rank5, double verified, int images) {
        this(rank1, rank5, verified, images, null, null);
    }

    /** {@return the same with those of these figures that belong to it} */
    public Identification with(List<Figure> figures) {
        return new Identification(
                rank1, rank5, verified, images, of(figures, Measure.MEAN_RANK), of(figures, Measure.LINE_UP));
    }

    private static @Nullable Figure of(List<Figure> figures, Measure measure) {
        return figures.stream()
                .filter(figure -> figure.name().equals(measure.name()))
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the shares over those verdicts that have a similarity; null where none has}
     *
     * @param verdicts one per image
     */
    public static @Nullable Identification of(List<Verdict> verdicts) {
        List<Similarity> known = verdicts.stream()
                .map(Verdict::similarity)
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty()
                ? null
                : new Identification(
                        share(known, l -> l.rank() == 1),
                        share(known, l -> l.rank() <= 5),
                        share(known, Similarity::verified),
                        known.size());
    }

    private static double share(List<Similarity> all, Predicate<Similarity> passes) {
        return all.stream().filter(passes).count() / (double) all.size();
    }
}
