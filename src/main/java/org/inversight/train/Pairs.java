package org.inversight.train;

import java.util.Arrays;

/**
 * Cosine similarities of pairs of pictures.
 *
 * @param same of pairs that show one person
 * @param other of pairs that show two people of one population
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Pairs(float[] same, float[] other) {

    /**
     * All pairs of pictures within the first, and within the second half of the people.
     *
     * @param embeddings one row of length one a picture
     * @param length of a row
     * @param persons who each picture shows, from 0
     */
    static Pairs of(float[] embeddings, int length, int[] persons) {
        int half = (Arrays.stream(persons).max().orElse(0) + 1) / 2;
        int most = persons.length * (persons.length - 1) / 2;
        float[] same = new float[most];
        float[] other = new float[most];
        int sames = 0;
        int others = 0;
        for (int i = 0; i < persons.length; i++) {
            for (int j = 0; j < i; j++) {
                if (persons[i] < half != persons[j] < half) {
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
}
