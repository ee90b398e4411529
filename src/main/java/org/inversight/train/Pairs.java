package org.inversight.train;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.inversight.model.Verification;

/**
 * Cosine similarities of pairs of images.
 *
 * @param same of pairs that show one person
 * @param other of pairs that show two people of one population
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Pairs(float[] same, float[] other) {

    /** Two arrays of so many numbers are kept. */
    private static final int MOST = 200_000_000;

    /**
     * All pairs of images within the first, and within the second half of the people.
     *
     * @param embeddings one row of length one per image
     * @param length of a row
     * @param persons who each image shows, from 0
     */
    public static Pairs of(float[] embeddings, int length, int[] persons) {
        int half = (Arrays.stream(persons).max().orElse(0) + 1) / 2;
        return within(embeddings, length, persons, person -> person < half ? 0 : 1);
    }

    /** All pairs of images; as {@link #of}. */
    public static Pairs all(float[] embeddings, int length, int[] persons) {
        return within(embeddings, length, persons, person -> 0);
    }

    private static Pairs within(float[] embeddings, int length, int[] persons, IntUnaryOperator group) {
        long pairs = persons.length * (persons.length - 1L) / 2;
        if (pairs > MOST) {
            throw new IllegalArgumentException(
                    "%d images make %d pairs, and %d are the most that are compared; take fewer."
                            .formatted(persons.length, pairs, MOST));
        }
        int most = (int) pairs;
        float[] same = new float[most];
        float[] other = new float[most];
        int sames = 0;
        int others = 0;
        for (int i = 0; i < persons.length; i++) {
            for (int j = 0; j < i; j++) {
                if (group.applyAsInt(persons[i]) != group.applyAsInt(persons[j])) {
                    continue;
                }
                float cosine = 0;
                for (int d = 0; d < length; d++) {
                    cosine += embeddings[i * length + d] * embeddings[j * length + d];
                }
                if (persons[i] == persons[j]) {
                    same[sames++] = cosine;
                } else {
                    other[others++] = cosine;
                }
            }
        }
        return new Pairs(Arrays.copyOf(same, sames), Arrays.copyOf(other, others));
    }

    /**
     * How a verifier decides that accepts at most one in a hundred of the pairs of two people.
     *
     * @param people number of people in the pairs
     */
    public Verification verification(int people) {
        return verification(people, Threshold.FALSE_ACCEPTS);
    }

    /**
     * As {@link #verification(int)}, for another share.
     *
     * @param falseAccepts share of the pairs of two people that may be accepted, 0..1
     */
    public Verification verification(int people, double falseAccepts) {
        double threshold = Threshold.of(other, falseAccepts);
        return new Verification(
                threshold,
                Threshold.accepted(same, threshold),
                Threshold.accepted(other, threshold),
                people,
                same.length,
                other.length);
    }
}
