package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Classifier;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts of classifiers whose logits are the first pixels of the image. */
class EvaluatorsTest {

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anEvaluatorIsAskedForTheClassOfTheSameName() {
        Evaluators evaluators = new Evaluators(
                classifier("target", "a", "b", "c"),
                List.of(classifier("other", "c", "a", "b")),
                List.of(2, 0),
                1,
                Recognition.NONE);
        List<Verdict> verdicts = evaluators.evaluate(images(new float[] {0, 0, 5}, new float[] {5, 0, 0}));
        assertTrue(verdicts.get(0).target().accepts());
        assertEquals("c", verdicts.get(0).target().predicted());
        // pixel 2 is the other's class b, pixel 0 its class c
        assertEquals("b", verdicts.get(0).evaluators().getFirst().predicted());
        assertFalse(verdicts.get(0).evaluators().getFirst().accepts());
        assertTrue(verdicts.get(1).target().accepts());
        assertEquals("c", verdicts.get(1).evaluators().getFirst().predicted());
        double expected = 1 / (2 + Math.exp(5));
        assertEquals(expected, verdicts.get(1).evaluators().getFirst().confidence(), 1e-6);
    }

    @Test
    void thePlaceOfTheClassIsCountedAndATieIsAgainstIt() {
        Evaluators evaluators =
                new Evaluators(classifier("target", "a", "b", "c"), List.of(), List.of(1), 4, Recognition.NONE);
        List<Verdict> verdicts = evaluators.evaluate(
                images(new float[] {1, 3, 2}, new float[] {1, 2, 3}, new float[] {2, 1, 3}, new float[] {2, 2, 1}));
        assertEquals(
                List.of(1, 2, 3, 2),
                verdicts.stream().map(v -> v.target().place()).toList());
    }

    @Test
    void whatIsNoNumberIsNotAccepted() {
        Evaluators evaluators =
                new Evaluators(classifier("target", "a", "b", "c"), List.of(), List.of(0), 3, Recognition.NONE);
        List<Verdict> verdicts = evaluators.evaluate(
                images(new float[] {Float.NaN, Float.NaN, Float.NaN}, new float[] {Float.NaN, 1, 0}, new float[] {
                    1, Float.NaN, 0
                }));
        for (Verdict verdict : verdicts) {
            assertFalse(verdict.target().accepts());
            assertNotEquals(1, verdict.target().place());
        }
        assertEquals(3, verdicts.getFirst().target().place());
    }

    @Test
    void farBelowTheTopClassesAreStillRankedThoughTheirProbabilitiesAreZero() {
        Evaluators evaluators =
                new Evaluators(classifier("target", "a", "b", "c"), List.of(), List.of(1), 1, Recognition.NONE);
        Prediction far = evaluators
                .evaluate(images(new float[] {900, 300, 0}))
                .getFirst()
                .target();
        assertEquals(0, far.confidence());
        assertEquals(2, far.place());
    }

    @Test
    void whoSharesTheFirstPlaceIsNotAccepted() {
        for (int wanted = 0; wanted < 2; wanted++) {
            Evaluators evaluators = new Evaluators(
                    classifier("target", "a", "b", "c"), List.of(), List.of(wanted), 1, Recognition.NONE);
            Prediction tied = evaluators
                    .evaluate(images(new float[] {2, 2, 1}))
                    .getFirst()
                    .target();
            assertFalse(tied.accepts());
            assertEquals(2, tied.place());
            assertEquals(wanted == 0 ? "b" : "a", tied.predicted());
        }
    }

    @Test
    void withoutNamesTheIndexCounts() {
        Evaluators evaluators = new Evaluators(
                classifier("target", "a", "b", "c"), List.of(classifier("unnamed")), List.of(1), 1, Recognition.NONE);
        Verdict verdict = evaluators.evaluate(images(new float[] {0, 4, 0})).getFirst();
        assertTrue(verdict.evaluators().getFirst().accepts());
        assertEquals("1", verdict.evaluators().getFirst().predicted());
    }

    @Test
    void aNumberIsNoName() {
        ModelCard target = classifier("target", "a", "b", "c").card();
        ModelCard probed = classifier("probed", "0", "1", "2").card();
        assertEquals(2, Evaluators.matched(target, probed, 2));
        assertEquals(1, Evaluators.matched(probed, target, 1));
        assertEquals(-1, Evaluators.matched(target, classifier("few", "0", "1").card(), 2));
        assertEquals(
                -1,
                Evaluators.matched(
                        target, classifier("rejecting", "0", "1", "none").card(), 2));
        ModelCard letters = classifier("digits and letters", "0", "1", "A", "B").card();
        ModelCard plain = classifier("probed", "0", "1", "2", "3").card();
        assertEquals(2, Evaluators.matched(letters, plain, 2), "some of the names are numbers, but not all");
        assertEquals(3, Evaluators.matched(plain, letters, 3));
        ModelCard all = classifier("digits", "0", "1", "2", "3").card();
        assertEquals(3, Evaluators.matched(classifier("some digits", "3", "1").card(), all, 0));
        assertEquals(
                0, Evaluators.matched(all, classifier("some digits", "3", "1").card(), 3));
        assertEquals(
                -1, Evaluators.matched(all, classifier("some digits", "3", "1").card(), 0));
    }

    @Test
    void anEvaluatorThatLacksTheClassIsRefused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new Evaluators(
                        classifier("target", "a", "b", "c"),
                        List.of(classifier("few", "a", "b")),
                        List.of(0, 2),
                        1,
                        Recognition.NONE));
        assertTrue(refused.toString().contains("few has no class \"c\""), refused.toString());
    }

    @Test
    void evaluatorsOfOneNameAreNumbered() {
        Evaluators evaluators = new Evaluators(
                classifier("target", "a", "b"),
                List.of(classifier("model", "a", "b"), classifier("other", "a", "b"), classifier("model", "a", "b")),
                List.of(0),
                1,
                Recognition.NONE);
        assertEquals(List.of("model", "other", "model (2)"), evaluators.names());
    }

    @Test
    void aImageThatOnlyTheTargetAcceptsIsAFalsePositive() {
        Classifier target = classifier("target", "a", "b");
        Classifier rejecting = classifier("rejecting", "a", "b", "none");
        Evaluators evaluators = new Evaluators(target, List.of(rejecting), List.of(0), 3, Recognition.NONE);
        List<Verdict> verdicts =
                evaluators.evaluate(images(new float[] {5, 0, 9}, new float[] {5, 0, 0}, new float[] {0, 5, 9}));
        assertTrue(verdicts.get(0).falsePositive(), "target yes, rejecting none");
        assertFalse(verdicts.get(1).falsePositive(), "both");
        assertFalse(verdicts.get(2).falsePositive(), "not even the target");
        assertEquals("none", verdicts.get(0).evaluators().getFirst().predicted());
        assertEquals(List.of(0, 1, 2), verdicts.stream().map(Verdict::restart).toList());
    }

    @Test
    void withoutScepticNothingIsAFalsePositive() {
        Evaluators evaluators = new Evaluators(
                classifier("target", "a", "b"),
                List.of(classifier("other", "b", "a")),
                List.of(0),
                1,
                Recognition.NONE);
        assertFalse(
                evaluators.evaluate(images(new float[] {5, 0, 0})).getFirst().falsePositive());
    }

    @Test
    void theNearestPrivateImageIsFoundWithinItsClass() {
        float[] pixels = new float[4 * 1024];
        pixels[0] = 0.9f; // image 0 of class 0
        pixels[1024] = 0.2f; // image 1 of class 1
        pixels[2 * 1024] = 0.6f; // image 2 of class 0
        LabelledImages pool = new LabelledImages(new Images(4, 1, 32, 32, pixels), new int[] {0, 1, 0, 1});
        float[] own = new float[1024];
        own[0] = 0.3f;
        Images image = new Images(1, 1, 32, 32, own);
        NearestPrivate nearest = new NearestPrivate(pool, null);
        Neighbour found = Objects.requireNonNull(nearest.of(scope, image, 0));
        assertEquals(0.3, found.pixelDistance(), 1e-6);
        assertEquals(0.6f, found.images().pixels()[0]);
        assertEquals(2, found.images().count(), "the class has no more");
        assertEquals(0.9f, found.images().pixels()[1024], "the second nearest");
        assertEquals(0.6, found.pixelDistances().get(1), 1e-6);
        assertEquals(2, found.pool());
        assertTrue(Double.isNaN(found.featureDistance()));
        assertNull(nearest.of(scope, image, 7));
    }

    @Test
    void theNearestIsSoughtForWhatIsShownOfAnImage() {
        LabelledImages pool = new LabelledImages(new Images(1, 1, 32, 32, new float[1024]), new int[] {0});
        // its features are its first pixels
        Classifier evaluator = new Classifier(
                TestModels.card("e", ModelKind.CLASSIFIER, Outputs.FEATURES_AND_LOGITS, 3, 3, 0), Networks.of(x -> {
                    NDArray first = x.reshape(x.getShape().get(0), 1024).get(":, 0:3");
                    return new NDList(first, first);
                }));
        float[] own = new float[1024];
        own[0] = 3;
        own[1] = -2;
        Neighbour found =
                Objects.requireNonNull(new NearestPrivate(pool, evaluator).of(scope, new Images(1, 1, 32, 32, own), 0));
        assertEquals(1, found.pixelDistance(), 1e-6);
        assertEquals(1, found.featureDistance(), 1e-6);
    }

    @Test
    void aLineUpIsAnsweredByLogitsWhereAllProbabilitiesAreZero() {
        float[] pixels = new float[1024];
        pixels[0] = 300;
        pixels[2] = 20;
        List<ClassScores> all = ClassScores.all(
                scope,
                new Images(1, 1, 32, 32, pixels),
                classifier("target", "a", "b", "c"),
                List.of(classifier("other", "a", "c", "b"), classifier("target"), classifier("you")),
                Recognition.NONE,
                Set.of("you"));
        assertEquals(
                List.of("other", "target (2)", "you (2)", "target"),
                all.stream().map(ClassScores::name).toList(),
                "nobody answers under another's name");
        assertEquals(1, all.getLast().likeliest(0, List.of(1, 2)), "c of b and c");
        assertEquals(0, all.getFirst().likeliest(0, List.of(1, 2)), "the other's third class is b");
        assertTrue(all.getFirst().accepts(0, 0));
        assertFalse(all.getFirst().accepts(0, 1));
    }

    private NDArray images(float[]... firstPixels) {
        float[] pixels = new float[firstPixels.length * 1024];
        for (int i = 0; i < firstPixels.length; i++) {
            System.arraycopy(firstPixels[i], 0, pixels, i * 1024, 3);
        }
        return scope.create(pixels, new Shape(firstPixels.length, 1, 32, 32));
    }

    private static Classifier classifier(String name, String... classes) {
        int count = classes.length == 0 ? 3 : classes.length;
        return new Classifier(
                TestModels.card(name, ModelKind.CLASSIFIER, Outputs.LOGITS, 0, 0, 0)
                        .withClasses(List.of(classes)),
                Networks.of(x -> new NDList(x.reshape(x.getShape().get(0), 1024).get(":, 0:" + count))));
    }
}
