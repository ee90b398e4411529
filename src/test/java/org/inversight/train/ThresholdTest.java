package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThresholdTest {

    @Test
    void acceptsNoMoreOthersThanTheShare() {
        float[] others = new float[200];
        for (int i = 0; i < others.length; i++) {
            // 0.00, 0.37, 0.74, ... modulo 1: all hundredths of 0 .. 1.99, in disorder
            others[i] = (i * 37 % 200) / 200f;
        }
        // two of two hundred are 0.995 and 0.99, the next is 0.985
        double threshold = Threshold.of(others, 0.01);
        assertEquals(0.9875, threshold, 1e-6);
        assertEquals(0.01, Threshold.accepted(others, threshold), 1e-9);
    }

    @Test
    void fewPairsAreAllTurnedAway() {
        float[] others = {0.1f, 0.6f, 0.2f};
        assertEquals(0.8, Threshold.of(others, 0.01), 1e-6);
        assertEquals(0, Threshold.accepted(others, 0.8));
    }

    @Test
    void equalSimilaritiesAreAcceptedTogetherOrNotAtAll() {
        float[] others = new float[100];
        others[7] = others[20] = others[33] = 1;
        assertEquals(0, Threshold.accepted(others, Threshold.of(others, 0.01)));
        assertEquals(0.03, Threshold.accepted(others, Threshold.of(others, 0.03)));
    }

    @Test
    void pairsAreFormedWithinEachHalfOfThePeople() {
        float[] embeddings = {1, 0, 0.6f, 0.8f, 0, 1, 0.8f, 0.6f, 1, 0, -1, 0};
        Pairs pairs = Pairs.of(embeddings, 2, new int[] {0, 0, 1, 2, 2, 3});
        assertArrayEquals(new float[] {0.6f, 0.8f}, pairs.same(), 1e-6f);
        // 2 with 0 and 1; 5 with 3 and 4; nobody of one half with one of the other
        assertArrayEquals(new float[] {0, 0.8f, -0.8f, -1}, pairs.other(), 1e-6f);
    }

    @Test
    void withoutHalvesEveryImageMeetsEveryOther() {
        float[] embeddings = {1, 0, 0.6f, 0.8f, 0, 1};
        Pairs all = Pairs.all(embeddings, 2, new int[] {5, 5, 9});
        assertArrayEquals(new float[] {0.6f}, all.same(), 1e-6f);
        assertArrayEquals(new float[] {0, 0.8f}, all.other(), 1e-6f);
    }
}
