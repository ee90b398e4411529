package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Classifier;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Classifiers whose logits are the first pixels, on images of which pixel k is bright. */
class PrivateMeasurementTest {

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
    void aClassifierThatKnowsAllIsRightEverywhere() {
        PrivateAccuracy found = measure(classifier(false, "a", "b", "c"), images(3, 60));
        assertEquals(new PrivateAccuracy("it", 60, 60, 3), found);
        assertEquals(1, found.accuracy());
        assertFalse(found.knowsFew());
    }

    @Test
    void classesAreMatchedByNameAndOthersAreLeftOut() {
        assertEquals(new PrivateAccuracy("it", 2, 0, 3), measure(classifier(false, "c", "x", "a"), images(3, 1)));
        assertEquals(new PrivateAccuracy("it", 2, 2, 3), measure(classifier(false, "a", "b", "x"), images(3, 1)));
        assertTrue(Double.isNaN(
                measure(classifier(false, "x", "y", "z"), images(3, 1)).accuracy()));
    }

    @Test
    void ofManyClassesSomeFromEverywhereAreShown() {
        int[] labels = IntStream.range(0, 600).map(i -> i / 2).toArray();
        LabelledImages all = new LabelledImages(new Images(600, 1, 1, 1, new float[600]), labels);
        int[] shown = PrivateMeasurement.sample(all).labels();
        assertEquals(PrivateMeasurement.MOST, shown.length);
        assertEquals(PrivateMeasurement.MOST, Arrays.stream(shown).distinct().count());
        assertEquals(298, shown[PrivateMeasurement.MOST - 1]);
    }

    @Test
    void whoeverTurnsTheClassesRoundIsNamed() {
        PrivateAccuracy flipped = measure(classifier(true, "a", "b", "c"), images(3, 10));
        assertEquals(10, flipped.right(), "the class in the middle stays");
        List<String> warnings = new MeasuredOnPrivate(
                        new PrivateAccuracy("target", 30, 30, 3),
                        List.of(new PrivateAccuracy("good", 30, 29, 3), flipped))
                .warnings();
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.getFirst().contains("evaluator it classifies only 10 of 30 private images"),
                warnings.getFirst());
        assertTrue(warnings.getFirst().contains("(33 %, guessing 33 %)"), warnings.getFirst());
    }

    /** Half way from guessing to all right. */
    @Test
    void fewIsLessThanHalfWayFromGuessing() {
        assertTrue(new PrivateAccuracy("two", 100, 74, 2).knowsFew());
        assertFalse(new PrivateAccuracy("two", 100, 75, 2).knowsFew());
        assertTrue(new PrivateAccuracy("ten", 100, 54, 10).knowsFew());
        assertFalse(new PrivateAccuracy("ten", 100, 55, 10).knowsFew());
        assertFalse(new PrivateAccuracy("none", 0, 0, 10).knowsFew());
    }

    @Test
    void aTargetThatKnowsFewIsNamedAsTheTarget() {
        MeasuredOnPrivate measured = new MeasuredOnPrivate(new PrivateAccuracy("T", 10, 1, 10), List.of());
        assertTrue(measured.warnings().getFirst().startsWith("The target T classifies only 1 of 10"));
        assertEquals("Of 10 private images classified correctly: target T 10 %.", measured.sentence());
    }

    @Test
    void anEvaluatorOfFewerImagesIsNamedWithTheirNumber() {
        MeasuredOnPrivate measured = new MeasuredOnPrivate(
                new PrivateAccuracy("T", 30, 30, 3),
                List.of(
                        new PrivateAccuracy("all", 30, 15, 3),
                        new PrivateAccuracy("few", 20, 15, 2),
                        new PrivateAccuracy("other", 0, 0, 2)));
        assertEquals(
                "Of 30 private images classified correctly: target T 100 %, evaluator all 50 %, evaluator few 75 % of 20, "
                        + "evaluator other has none of their classes.",
                measured.sentence());
    }

    /** Twenty of a class at most, 240 in all, and as many of each class. */
    @Test
    void theNumberOfImagesIsBounded() {
        LabelledImages few = PrivateMeasurement.sample(images(3, 30));
        assertEquals(60, few.labels().length);
        assertEquals(20, few.positions(k -> k == 1).length);
        int[] many = PrivateMeasurement.sample(images(70, 30)).labels();
        assertEquals(240, many.length);
        long[] counts = new long[70];
        Arrays.stream(many).forEach(k -> counts[k]++);
        assertEquals(3, Arrays.stream(counts).min().orElseThrow());
        assertEquals(4, Arrays.stream(counts).max().orElseThrow());
    }

    private PrivateAccuracy measure(Classifier classifier, LabelledImages images) {
        return PrivateMeasurement.of(
                scope, "it", classifier, classifier(false, "a", "b", "c").card(), PrivateMeasurement.sample(images));
    }

    /** Class k is an image of 1 x 32 x 32 whose pixel k is bright. */
    private static LabelledImages images(int classes, int each) {
        int count = classes * each;
        float[] pixels = new float[count * 1024];
        IntStream.range(0, count).forEach(i -> pixels[i * 1024 + i % classes] = 1);
        return new LabelledImages(
                new Images(count, 1, 32, 32, pixels),
                IntStream.range(0, count).map(i -> i % classes).toArray());
    }

    private static Classifier classifier(boolean flipped, String... classes) {
        return new Classifier(
                TestModels.card("it", ModelKind.CLASSIFIER, Outputs.LOGITS, classes.length, 0, 0)
                        .withClasses(List.of(classes)),
                Networks.of(x -> {
                    NDArray logits = x.flatten(1, -1).get(":, :" + classes.length);
                    return new NDList(flipped ? logits.flip(1) : logits);
                }));
    }
}
