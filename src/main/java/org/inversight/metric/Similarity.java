package org.inversight.metric;

import org.jspecify.annotations.Nullable;

/**
 * What an open-set verifier says of one reconstruction. It never saw the private people, so it cannot be satisfied by
 * what a classifier with a closed list of classes is satisfied by.
 *
 * @param cosine mean cosine similarity to the private images of the attacked person, -1..1
 * @param rank place of the attacked person when all private people are sorted by that similarity; 1 is the most alike
 * @param verified whether the similarity reaches the verifier's threshold: the same person
 * @param closest class index of the private person who is most alike
 * @param hard what is asked where the rest is too easy; null in runs of older versions
 */
public record Similarity(
        double cosine,
        int rank,
        boolean verified,
        int closest,
        @Nullable Hard hard) {

    /**
     * Questions that a good image still fails.
     *
     * @param lineUp place of the attacked person among the five private people who are most like that person, 1..6;
     *     null where there are fewer people
     * @param strangers place of the attacked person among people who are nobody's target; null where there are none
     * @param strict whether the similarity reaches the threshold at which one in a thousand pairs of those people is
     *     accepted; null where there are none
     */
    public record Hard(
            @Nullable Integer lineUp,
            @Nullable Integer strangers,
            @Nullable Boolean strict) {}

    /** What is said without the hard questions. */
    public Similarity(double cosine, int rank, boolean verified, int closest) {
        this(cosine, rank, verified, closest, null);
    }
}
