package org.inversight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.StudentAugmentation;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Classification;
import org.inversight.model.Classifier;
import org.inversight.model.Critic;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFormat;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.inversight.model.Provenance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Identity losses and prior terms on a network of four pixels, three features and three classes:
 * values against the formulas in double precision, gradients against their central differences.
 */
class LossesTest {

    private static final int PIXELS = 4;
    private static final int WIDTH = 3;
    private static final double[] PICTURE = {0.2, 0.7, 0.4, 0.9};
    private static final double[] REFERENCE = {0.3, -0.2, 0.1};
    private static final double TOLERANCE = 2e-6;

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        scope = engine.scope();
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        engine.close();
    }

    @Test
    void crossEntropyIsMinusTheLogProbability() {
        check(
                x ->
                        new NoAugmentation(classifier(0))
                                .identity(x, label(1), new CrossEntropyLoss(), 1),
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
                x ->
                        new StudentAugmentation(
                                        classifier(0), List.of(classifier(1), classifier(2)))
                                .identity(x, label(1), new CrossEntropyLoss(), 1),
                x ->
                        -(logSoftmax(logits(x, 0))[1]
                                        + logSoftmax(logits(x, 1))[1]
                                        + logSoftmax(logits(x, 2))[1])
                                / 3);
    }

    /** As released: only the target's features are held, and that term is not divided by N + 1. */
    @Test
    void theFeatureTermOfLomIsTheTargetsAloneAndUndivided() {
        check(
                x ->
                        new StudentAugmentation(
                                        classifier(0), List.of(classifier(1), classifier(2)))
                                .identity(x, label(1), lom(0.7), 1),
                x ->
                        -(logits(x, 0)[1] + logits(x, 1)[1] + logits(x, 2)[1]) / 3
                                + 0.7 * distance(features(x, 0)));
    }

    @Test
    void aChangedFeatureWeightCounts() {
        LomLoss loss = lom(0.7);
        loss.change(new Values(Map.of("lom.weight", 5.0)));
        check(
                x -> new NoAugmentation(classifier(0)).identity(x, label(2), loss, 1),
                x -> -logits(x, 0)[2] + 5 * distance(features(x, 0)));
    }

    @Test
    void aScalarCriticCountsWithMinusSign() {
        check(x -> new PriorTerm(critic(Outputs.SCORE)).perImage(x), x -> -logits(x, 1)[0]);
    }

    @Test
    void aClasswiseCriticCountsWithMinusTheLogOfItsRealism() {
        check(
                x -> new PriorTerm(critic(Outputs.LOGITS)).perImage(x),
                x -> {
                    double z = 0;
                    for (double logit : logits(x, 1)) {
                        z += Math.exp(logit);
                    }
                    return -Math.log(z / (z + 1));
                });
    }

    @Test
    void theClasswisePriorBearsHugeLogits() {
        NDArray logits = scope.create(new float[] {800, 700, -800, -900}, new Shape(2, 2));
        float[] found = PriorTerm.ofLogits(logits).toFloatArray();
        assertEquals(0, found[0], 1e-4);
        assertEquals(800, found[1], 1e-2);
    }

    @Test
    void everyPictureHasItsOwnValue() {
        NDArray x = scope.create(new float[] {.2f, .7f, .4f, .9f, .9f, .1f, .5f, .3f});
        float[] both =
                new NoAugmentation(classifier(0))
                        .identity(
                                x.reshape(2, 1, 2, 2),
                                scope.create(new long[] {0, 2}),
                                new CrossEntropyLoss(),
                                1)
                        .toFloatArray();
        assertEquals(2, both.length);
        assertEquals(-logSoftmax(logits(PICTURE, 0))[0], both[0], TOLERANCE);
        assertEquals(-logSoftmax(logits(new double[] {.9, .1, .5, .3}, 0))[2], both[1], TOLERANCE);
    }

    @Test
    void lomWithoutFeaturesIsRefusedInOneSentence() {
        Classification bare = new Classification(null, scope.ones(new Shape(1, 3)));
        var refused = assertThrows(IllegalArgumentException.class, () -> lom(1).targetOnly(bare));
        assertTrue(refused.toString().contains("logits only"), refused.toString());
    }

    @Test
    void studentsCannotBeMissing() {
        var refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new StudentAugmentation(classifier(0), List.of()));
        assertTrue(refused.toString().contains("--augment none"), refused.toString());
    }

    private void check(Function<NDArray, NDArray> loss, ToDoubleFunction<double[]> formula) {
        float[] start = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            start[i] = (float) PICTURE[i];
        }
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, scope.create(start, new Shape(1, 1, 2, 2)));
        NDArray value = loss.apply(x);
        Autograd.backward(value.sum());
        Autograd.record(false);
        assertEquals(formula.applyAsDouble(PICTURE), value.getFloat(), TOLERANCE);
        float[] gradient = Autograd.gradient(scope, x).toFloatArray();
        for (int i = 0; i < PIXELS; i++) {
            double[] up = PICTURE.clone();
            double[] down = PICTURE.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double difference = (formula.applyAsDouble(up) - formula.applyAsDouble(down)) / 2e-5;
            assertEquals(difference, gradient[i], 5e-6, "pixel " + i);
        }
    }

    private LomLoss lom(double weight) {
        return new LomLoss(
                new FeatureReference(
                        scope.create(
                                new float[] {
                                    (float) REFERENCE[0], (float) REFERENCE[1], (float) REFERENCE[2]
                                }),
                        scope.ones(new Shape(WIDTH)),
                        1,
                        "test"),
                weight);
    }

    private NDArray label(int label) {
        return scope.create(new long[] {label});
    }

    private Classifier classifier(int which) {
        return new Classifier(
                card(ModelKind.CLASSIFIER, Outputs.FEATURES_AND_LOGITS),
                Networks.of(
                        x -> {
                            NDArray features =
                                    x.reshape(-1, PIXELS)
                                            .matMul(matrix(x.getManager(), PIXELS, which))
                                            .tanh();
                            return new NDList(
                                    features,
                                    features.matMul(matrix(x.getManager(), WIDTH, which + 10)));
                        }));
    }

    /** The logits of network 1, or the first of them. */
    private Critic critic(Outputs outputs) {
        Classifier network = classifier(1);
        return new Critic(
                card(ModelKind.CRITIC, outputs),
                Networks.of(
                        x -> {
                            NDArray logits = network.classify(x).logits();
                            return new NDList(
                                    outputs == Outputs.SCORE ? logits.get(":, 0:1") : logits);
                        }));
    }

    private static ModelCard card(ModelKind kind, Outputs outputs) {
        return new ModelCard(
                "tiny",
                kind,
                ModelFormat.TORCHSCRIPT,
                null,
                "tiny.pt",
                1,
                2,
                2,
                List.of(0.0, 1.0),
                List.of(0.0),
                List.of(1.0),
                List.of(),
                outputs,
                0,
                0,
                false,
                0,
                Provenance.UNKNOWN,
                List.of(),
                List.of());
    }

    private static double weight(int row, int column, int which) {
        return Math.sin(1.3 * row + 2.1 * column + which);
    }

    private static NDArray matrix(NDManager manager, int rows, int which) {
        float[] values = new float[rows * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) weight(i / WIDTH, i % WIDTH, which);
        }
        return manager.create(values, new Shape(rows, WIDTH));
    }

    private static double[] features(double[] x, int which) {
        double[] out = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            double sum = 0;
            for (int i = 0; i < PIXELS; i++) {
                sum += x[i] * weight(i, j, which);
            }
            out[j] = Math.tanh(sum);
        }
        return out;
    }

    private static double[] logits(double[] x, int which) {
        double[] f = features(x, which);
        double[] out = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            for (int i = 0; i < WIDTH; i++) {
                out[j] += f[i] * weight(i, j, which + 10);
            }
        }
        return out;
    }

    private static double[] logSoftmax(double[] logits) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        double[] out = new double[logits.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = logits[i] - Math.log(sum);
        }
        return out;
    }

    private static double distance(double[] features) {
        double sum = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum += (features[i] - REFERENCE[i]) * (features[i] - REFERENCE[i]) / WIDTH;
        }
        return sum;
    }
}
