package org.inversight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.fixtures.Reference;
import org.inversight.model.Classification;
import org.junit.jupiter.api.Test;

/**
 * Identity losses on a tiny network: values against the formulas in double precision, gradients
 * against their central differences.
 */
class LossesTest extends LossCase {

    private static final double[] REFERENCE = {0.3, -0.2, 0.1};
    private static final double[] DEVIATION = {0.5, 0.2, 1.5};
    private static final long SEED = 9;
    private static final Reference PYTHON = Reference.read("losses.json");

    @Test
    void crossEntropyIsMinusTheLogProbability() {
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(1), new CrossEntropyLoss(), 1),
                x -> -logSoftmax(logits(x, 0))[1]);
    }

    @Test
    void crossEntropyBearsHugeLogits() {
        NDArray logits = scope.create(new float[] {900, -900, 0}, new Shape(1, 3));
        assertEquals(1800, new CrossEntropyLoss().perModel(logits, label(1)).getFloat(), 1e-2);
        assertEquals(0, new CrossEntropyLoss().perModel(logits, label(0)).getFloat(), 1e-6);
    }

    @Test
    void lomIsMinusTheLogitPlusTheMeanSquaredFeatureDistance() {
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(2), lom(0.7), 1),
                x -> -logits(x, 0)[2] + 0.7 * distance(features(x, 0)));
    }

    @Test
    void lomIsUnboundedBelowWhereCrossEntropyIsSatisfied() {
        NDArray sure = scope.create(new float[] {50, 0, 0}, new Shape(1, 3));
        assertEquals(0, new CrossEntropyLoss().perModel(sure, label(0)).getFloat(), 1e-6);
        assertEquals(-50, lom(1).perModel(sure, label(0)).getFloat(), 1e-6);
    }

    @Test
    void studentsAndTargetCountTheSame() {
        check(
                x -> new StudentAugmentation(classifier(0), List.of(classifier(1), classifier(2)))
                        .identity(x, label(1), new CrossEntropyLoss(), 1),
                x -> -(logSoftmax(logits(x, 0))[1] + logSoftmax(logits(x, 1))[1] + logSoftmax(logits(x, 2))[1]) / 3);
    }

    /** As released: only the target's features are held, and that term is not divided by N + 1. */
    @Test
    void theFeatureTermOfLomIsTheTargetsAloneAndUndivided() {
        check(
                x -> new StudentAugmentation(classifier(0), List.of(classifier(1), classifier(2)))
                        .identity(x, label(1), lom(0.7), 1),
                x -> -(logits(x, 0)[1] + logits(x, 1)[1] + logits(x, 2)[1]) / 3 + 0.7 * distance(features(x, 0)));
    }

    @Test
    void aChangedFeatureWeightCounts() {
        LomLoss loss = lom(0.7);
        loss.change(values(Map.of("lom.weight", 5.0)));
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(2), loss, 1),
                x -> -logits(x, 0)[2] + 5 * distance(features(x, 0)));
    }

    @Test
    void theFeatureWeightMayBeOnTheSumOverFeatures() {
        check(
                x -> new NoAugmentation(classifier(0))
                        .identity(x, label(2), lom(Map.of("lom.weight", 0.7, "lom.over", "sum")), 1),
                x -> -logits(x, 0)[2] + 0.7 * distance(features(x, 0), REFERENCE));
    }

    @Test
    void theFeatureReferenceMayBeDrawnFromItsGaussianInEachStep() {
        LomLoss loss = lom(Map.of("lom.reference", "drawn"));
        for (int step = 1; step <= 2; step++) {
            int now = step;
            // stream 41 of the seed; one draw for all images
            float[] normal = Noise.normal(WIDTH, SEED, 41, step);
            double[] point = new double[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                point[i] = REFERENCE[i] + DEVIATION[i] * normal[i];
            }
            check(
                    x -> new NoAugmentation(classifier(0)).identity(x, label(2), loss, now),
                    x -> -logits(x, 0)[2] + distance(features(x, 0), point) / WIDTH);
        }
    }

    @Test
    void maxMarginIsTheStrongestOtherLogitAboveTheClasss() {
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(1), new MaxMarginLoss(), 1),
                x -> Math.max(logits(x, 0)[0], logits(x, 0)[2]) - logits(x, 0)[1]);
        agreesWithPython(new MaxMarginLoss(), "/maxMargin/ordinary", 1e-5);
        agreesWithPython(new MaxMarginLoss(), "/maxMargin/sure", 1e-5);
    }

    @Test
    void maxMarginNeedsAnotherClass() {
        NDArray alone = scope.ones(new Shape(1, 1));
        var refused = assertThrows(IllegalArgumentException.class, () -> new MaxMarginLoss().perModel(alone, label(0)));
        assertTrue(refused.toString().contains("one class"), refused.toString());
    }

    @Test
    void poincareIsTheHyperbolicDistanceToTheClasssCorner() {
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(1), new PoincareLoss(), 1),
                x -> poincare(logits(x, 0), 1));
        agreesWithPython(new PoincareLoss(), "/poincare/ordinary", 1e-5);
        agreesWithPython(new PoincareLoss(), "/poincare/sure", 2e-3);
    }

    /** One logit alone puts the point on the rim, where the formula divides by zero. */
    @Test
    void poincareIsFiniteWhereTheFormulaIsNot() {
        float[][] hard = {{50, 0, 0}, {-50, 0, 0}, {0, 50, 0}, {0, 0, 0}, {1e-30f, 0, 0}, {1e6f, 1, -1}};
        for (float[] logits : hard) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, scope.create(logits, new Shape(1, 3)));
            NDArray value = new PoincareLoss().perModel(x, label(0));
            Autograd.backward(value.sum());
            Autograd.record(false);
            assertTrue(Float.isFinite(value.getFloat()), java.util.Arrays.toString(logits));
            for (float slope : Autograd.gradient(scope, x).toFloatArray()) {
                assertTrue(Float.isFinite(slope), java.util.Arrays.toString(logits));
            }
        }
        // at the rim 1 - |u|^2 counts as at the attacked point: arcosh(1 + 2 * 1e-8 / 0.00019999^2)
        NDArray rim = scope.create(new float[] {50, 0, 0}, new Shape(1, 3));
        assertEquals(0.962474, new PoincareLoss().perModel(rim, label(0)).getFloat(), 1e-3);
    }

    @Test
    void everyImageHasItsOwnValue() {
        NDArray x = scope.create(new float[] {.2f, .7f, .4f, .9f, .9f, .1f, .5f, .3f});
        float[] both = new NoAugmentation(classifier(0))
                .identity(x.reshape(2, 1, 2, 2), scope.create(new long[] {0, 2}), new CrossEntropyLoss(), 1)
                .toFloatArray();
        assertEquals(2, both.length);
        assertEquals(-logSoftmax(logits(IMAGE, 0))[0], both[0], TOLERANCE);
        assertEquals(-logSoftmax(logits(new double[] {.9, .1, .5, .3}, 0))[2], both[1], TOLERANCE);
    }

    @Test
    void lomWithoutFeaturesIsRefusedInOneSentence() {
        Classification bare = new Classification(null, scope.ones(new Shape(1, 3)));
        var refused = assertThrows(IllegalArgumentException.class, () -> lom(1).targetOnly(bare, 1));
        assertTrue(refused.toString().contains("logits only"), refused.toString());
    }

    @Test
    void studentsCannotBeMissing() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new StudentAugmentation(classifier(0), List.of()));
        assertTrue(refused.toString().contains("--augment none"), refused.toString());
    }

    private void agreesWithPython(IdentityLoss loss, String path, double tolerance) {
        double[] labels = PYTHON.numbers(path + "/labels");
        double[] logits = PYTHON.numbers(path + "/logits");
        long[] classes = new long[labels.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (long) labels[i];
        }
        float[] start = new float[logits.length];
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) logits[i];
        }
        Shape shape = new Shape(classes.length, logits.length / classes.length);
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, scope.create(start, shape));
        NDArray values = loss.perModel(x, scope.create(classes));
        Autograd.backward(values.sum());
        Autograd.record(false);
        Reference.assertNear(PYTHON.numbers(path + "/values"), values, tolerance);
        Reference.assertNear(PYTHON.numbers(path + "/gradient"), Autograd.gradient(scope, x), tolerance);
    }

    private LomLoss lom(double weight) {
        return lom(Map.of("lom.weight", weight));
    }

    private static Values values(Map<String, Object> given) {
        return Values.of(LomLoss.TYPE.parameters(), given);
    }

    private LomLoss lom(Map<String, Object> given) {
        return new LomLoss(
                new FeatureReference(
                        scope.create(new float[] {(float) REFERENCE[0], (float) REFERENCE[1], (float) REFERENCE[2]}),
                        scope.create(new float[] {(float) DEVIATION[0], (float) DEVIATION[1], (float) DEVIATION[2]}),
                        1,
                        "test"),
                values(given),
                SEED);
    }

    private NDArray label(int label) {
        return scope.create(new long[] {label});
    }

    private static double poincare(double[] logits, int label) {
        double size = 0;
        for (double logit : logits) {
            size += Math.abs(logit);
        }
        double apart = 0;
        double norm = 0;
        for (int i = 0; i < logits.length; i++) {
            double u = logits[i] / size;
            apart += Math.pow(u - (i == label ? 0.9999 : 0), 2);
            norm += u * u;
        }
        double x = 1 + 2 * apart / ((1 - norm) * (1 - 0.9999 * 0.9999));
        return Math.log(x + Math.sqrt(x * x - 1));
    }

    private static double distance(double[] features) {
        return distance(features, REFERENCE) / WIDTH;
    }

    private static double distance(double[] features, double[] point) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += (features[i] - point[i]) * (features[i] - point[i]);
        }
        return sum;
    }
}
