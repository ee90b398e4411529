package org.inversight.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.experiment.Catalogue;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Access;
import org.inversight.model.Classifier;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final List<DefenceType> DEFENCES = Catalogue.standard().defences();

    private Engine engine;
    private NDManager scope;
    private Classifier target;

    /** Three classes, whose logits are the first three pixels' natural logarithms. */
    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
        target = new Classifier(
                TestModels.card("three", ModelKind.CLASSIFIER, Outputs.LOGITS, 3, 0, 0),
                Networks.of(
                        images -> new NDList(images.reshape(images.getShape().get(0), 1024)
                                .get(":, :3")
                                .log())));
    }

    @AfterEach
    void stop() {
        scope.close();
        engine.close();
    }

    @Test
    void answersWithProbabilitiesAndCountsImages() {
        Oracle oracle = oracle(Access.SCORES, Map.of());
        double[][] scores = oracle.scores(images(0.1f, 0.3f, 0.6f, 0.5f, 0.5f, 1));
        assertArrayEquals(new double[] {0.1, 0.3, 0.6}, scores[0], 1e-6);
        assertArrayEquals(new double[] {0.25, 0.25, 0.5}, scores[1], 1e-6);
        assertEquals(2, oracle.queries());
        assertArrayEquals(new int[] {2}, oracle.labels(images(0.1f, 0.3f, 0.6f)));
        assertEquals(3, oracle.queries());
        assertEquals(List.of("0", "1", "2"), oracle.classes());
    }

    /** The logarithm of a negative pixel is NaN. */
    @Test
    void whatIsNoNumberIsNoAnswer() {
        Oracle oracle = oracle(Access.LABELS, Map.of());
        NDArray second = images(0.1f, 0.3f, 0.6f, 0.1f, -0.3f, 0.6f);
        String said = assertThrows(IllegalArgumentException.class, () -> oracle.labels(second))
                .getMessage();
        assertTrue(String.valueOf(said).contains("answers query 2 with NaN"), said);
        assertEquals(0, oracle.queries());
        assertArrayEquals(
                new double[] {0, 0.5, 0.5}, oracle(Access.SCORES, Map.of()).scores(images(0, 1, 1))[0], 1e-9);
    }

    @Test
    void whoMayAskForLabelsGetsNoScores() {
        Oracle oracle = oracle(Access.LABELS, Map.of());
        NDArray image = images(0.1f, 0.3f, 0.6f);
        assertThrows(IllegalStateException.class, () -> oracle.scores(image));
        assertEquals(0, oracle.queries());
        assertThrows(IllegalArgumentException.class, () -> oracle(Access.WEIGHTS, Map.of()));
    }

    @Test
    void nothingIsAnsweredBeyondTheLimit() {
        Oracle oracle = oracle(Access.LABELS, Map.of());
        oracle.limit(3);
        assertTrue(oracle.affords(3));
        assertFalse(oracle.affords(4));
        oracle.labels(images(0.1f, 0.3f, 0.6f, 0.1f, 0.3f, 0.6f));
        assertTrue(oracle.affords(1));
        NDArray two = images(0.1f, 0.3f, 0.6f, 0.1f, 0.3f, 0.6f);
        assertThrows(IllegalStateException.class, () -> oracle.labels(two));
        assertEquals(2, oracle.queries());
        oracle.limit(0);
        oracle.labels(two);
        assertEquals(4, oracle.queries());
    }

    @Test
    void labelsAreTakenAfterTheDefences() {
        NDArray image = images(0.3f, 0.42f, 0.28f);
        assertArrayEquals(new int[] {1}, oracle(Access.LABELS, Map.of()).labels(image));
        assertArrayEquals(
                new int[] {0},
                oracle(Access.LABELS, Map.of("defence.rounding", 0.5)).labels(image),
                "three equal scores: the lowest index");
        assertArrayEquals(
                new int[] {1}, oracle(Access.LABELS, Map.of("defence.top-k", 1)).labels(image));
    }

    /** Mixing first: halves of 0.1, 0.3, 0.6 plus 1/6 each; then the two largest; then quarters. */
    @Test
    void defencesActOneAfterAnother() {
        Oracle oracle = oracle(
                Access.SCORES,
                Map.of(
                        "defence.rounding", 0.25,
                        "defence.top-k", 2,
                        "defence.mixing", 0.5));
        double[][] scores = oracle.scores(images(0.1f, 0.3f, 0.6f));
        double second = 0.15 + 0.5 / 3;
        double third = 0.3 + 0.5 / 3;
        assertEquals(Math.round(second / (second + third) * 4) / 4.0, scores[0][1], 1e-9);
        assertArrayEquals(new double[] {0, 0.5, 0.5}, scores[0], 1e-9);
    }

    @Test
    void aDefenceCanChangeWhileItIsAsked() {
        Oracle oracle = oracle(Access.SCORES, Map.of());
        NDArray image = images(0.1f, 0.3f, 0.6f);
        oracle.change(values(Map.of("defence.top-k", 1)));
        assertArrayEquals(new double[] {0, 0, 1}, oracle.scores(image)[0], 0);
        oracle.change(values(Map.of()));
        assertArrayEquals(new double[] {0.1, 0.3, 0.6}, oracle.scores(image)[0], 1e-6);
    }

    @Test
    void noiseFollowsTheNumberOfTheQuestion() {
        Oracle one = oracle(Access.SCORES, Map.of("defence.noise", 0.1));
        Oracle two = oracle(Access.SCORES, Map.of("defence.noise", 0.1));
        NDArray twice = images(0.1f, 0.3f, 0.6f, 0.1f, 0.3f, 0.6f);
        double[][] together = one.scores(twice);
        NDArray once = images(0.1f, 0.3f, 0.6f);
        assertArrayEquals(together[0], two.scores(once)[0], 1e-12);
        assertArrayEquals(together[1], two.scores(once)[0], 1e-12);
        assertTrue(Math.abs(together[0][0] - together[1][0]) > 1e-6);
    }

    @Test
    void noGradientLeavesIt() {
        Autograd.record(true);
        try {
            oracle(Access.SCORES, Map.of()).scores(images(0.1f, 0.3f, 0.6f));
            assertFalse(Autograd.recording());
        } finally {
            Autograd.record(false);
        }
    }

    private Oracle oracle(Access access, Map<String, Object> strengths) {
        return new Oracle(target, access, DEFENCES, values(strengths), 5);
    }

    private static Values values(Map<String, Object> strengths) {
        return Values.of(DEFENCES.stream().map(DefenceType::strength).toList(), strengths);
    }

    /** An image for every three numbers, which are its first pixels. */
    private NDArray images(float... first) {
        int count = first.length / 3;
        float[] pixels = new float[count * 1024];
        for (int i = 0; i < first.length; i++) {
            pixels[i / 3 * 1024 + i % 3] = first[i];
        }
        return scope.create(pixels, new Shape(count, 1, 32, 32));
    }
}
