package org.inversight.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Values;
import org.inversight.experiment.Catalogue;
import org.junit.jupiter.api.Test;

/** Each defence against its closed form, worked out by hand. */
class DefencesTest {

    private static final double NEAR = 1e-12;

    @Test
    void atItsDefaultADefenceChangesNothing() {
        for (DefenceType type : Catalogue.standard().defences()) {
            Defence defence = type.factory().create(Values.of(type.parameters(), Map.of()), 3);
            double[] scores = {0.1, 0.62, 0.28};
            defence.apply(scores, 5);
            assertArrayEquals(
                    new double[] {0.1, 0.62, 0.28}, scores, 0, type.entry().id());
        }
    }

    /** Logits ln 4, ln 1, ln 9 by T = 2 are ln 2, ln 1, ln 3. */
    @Test
    void temperatureDividesTheLogits() {
        double[] scores = {4 / 14.0, 1 / 14.0, 9 / 14.0};
        new Temperature(2).apply(scores, 0);
        assertArrayEquals(new double[] {2 / 6.0, 1 / 6.0, 3 / 6.0}, scores, NEAR);
        new Temperature(0.5).apply(scores, 0);
        assertArrayEquals(new double[] {4 / 14.0, 1 / 14.0, 9 / 14.0}, scores, NEAR);
    }

    @Test
    void aSmallTemperatureLeavesTheLikeliestAlone() {
        double[] scores = new double[1000];
        Arrays.fill(scores, 0.9 / 999);
        scores[7] = 0.1;
        new Temperature(0.05).apply(scores, 0);
        assertEquals(1, scores[7], NEAR);
    }

    @Test
    void mixingAddsEqualShares() {
        double[] scores = {0.7, 0.2, 0.1, 0};
        new UniformMixing(0.4).apply(scores, 0);
        assertArrayEquals(new double[] {0.52, 0.22, 0.16, 0.1}, scores, NEAR);
    }

    @Test
    void topKScalesWhatIsKeptAndKeepsTheLabel() {
        double[] scores = {0.1, 0.5, 0.3, 0.1};
        new TopK(2).apply(scores, 0);
        assertArrayEquals(new double[] {0, 0.625, 0.375, 0}, scores, NEAR);
        new TopK(1).apply(scores, 0);
        assertArrayEquals(new double[] {0, 1, 0, 0}, scores, NEAR);
    }

    @Test
    void amongEqualScoresTopKKeepsTheLowerIndices() {
        double[] scores = {0.2, 0.2, 0.4, 0.2};
        new TopK(2).apply(scores, 0);
        assertArrayEquals(new double[] {1 / 3.0, 0, 2 / 3.0, 0}, scores, NEAR);
        double[] equal = {0.25, 0.25, 0.25, 0.25};
        new TopK(1).apply(equal, 0);
        assertEquals(0, Scores.label(equal));
    }

    @Test
    void moreThanAllClassesAreAllClasses() {
        double[] scores = {0.2, 0.3, 0.5};
        new TopK(4).apply(scores, 0);
        assertArrayEquals(new double[] {0.2, 0.3, 0.5}, scores, 0);
    }

    @Test
    void roundingTakesTheNearestStepAndHalvesUp() {
        double[] scores = {0.04, 0.26, 0.7};
        new Rounding(0.1).apply(scores, 0);
        assertArrayEquals(new double[] {0, 0.3, 0.7}, scores, NEAR);
        double[] halves = {0.125, 0.375, 0.5};
        new Rounding(0.25).apply(halves, 0);
        assertArrayEquals(new double[] {0.25, 0.5, 0.5}, halves, NEAR);
    }

    @Test
    void roundingMakesTiesAndTheLowestIndexIsTheLabel() {
        double[] scores = {0.3, 0.42, 0.28};
        assertEquals(1, Scores.label(scores));
        new Rounding(0.5).apply(scores, 0);
        assertArrayEquals(new double[] {0.5, 0.5, 0.5}, scores, NEAR);
        assertEquals(0, Scores.label(scores));
    }

    @Test
    void noiseIsClippedAndScaledAndDependsOnSeedAndQuestionOnly() {
        OutputNoise noise = new OutputNoise(0.3, 11);
        double[] first = noisy(noise, 4);
        assertArrayEquals(first, noisy(noise, 4), 0);
        assertFalse(Arrays.equals(first, noisy(noise, 5)));
        assertFalse(Arrays.equals(first, noisy(new OutputNoise(0.3, 12), 4)));
        for (int query = 0; query < 50; query++) {
            double[] scores = noisy(noise, query);
            assertEquals(1, Arrays.stream(scores).sum(), NEAR);
            assertTrue(Arrays.stream(scores).min().orElseThrow() >= 0);
        }
    }

    /** Far from 0 and without the scaling the noise is normal with the given deviation. */
    @Test
    void noiseHasItsDeviation() {
        int count = 20000;
        double mean = 0;
        double square = 0;
        for (int query = 0; query < count; query++) {
            // two equal scores, so that the first one of (a, b) is a / (a + b)
            double[] scores = {0.5, 0.5};
            new OutputNoise(0.01, 1).apply(scores, query);
            // a / (a + b) = 1/2 + (n1 - n2) / 4 / 0.5 to first order
            double difference = (scores[0] - 0.5) * 2;
            mean += difference / count;
            square += difference * difference / count;
        }
        assertEquals(0, mean, 4 * 0.01 * Math.sqrt(2.0 / count));
        assertEquals(0.01 * Math.sqrt(2), Math.sqrt(square), 0.0005);
    }

    @Test
    void whereNoiseLeavesNothingAllClassesAreEqual() {
        double[] scores = {0, 0, 0, 0};
        Scores.scaleToOne(scores);
        assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, scores, 0);
    }

    @Test
    void softmaxIsStable() {
        assertArrayEquals(
                new double[] {0.25, 0.75},
                Scores.softmax(new float[] {9, (float) Math.log(1), (float) Math.log(3)}, 1, 2),
                1e-7);
        assertArrayEquals(new double[] {1, 0}, Scores.softmax(new float[] {3000, -3000}, 0, 2), NEAR);
    }

    @Test
    void theOrderIsTemperatureMixingNoiseTopKRounding() {
        assertEquals(
                List.of("temperature", "mixing", "noise", "top-k", "rounding"),
                Catalogue.standard().defences().stream()
                        .map(d -> d.entry().id())
                        .toList());
    }

    private static double[] noisy(OutputNoise noise, long query) {
        double[] scores = {0.6, 0.3, 0.1};
        noise.apply(scores, query);
        return scores;
    }
}
