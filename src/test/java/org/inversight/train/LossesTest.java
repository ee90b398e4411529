package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Reference;
import org.inversight.recipe.Grids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values and gradients of the training losses against PyTorch (reference.py). */
class LossesTest {

    private static final float NEAR = 1e-5f;

    private Engine engine;
    private NDManager scope;

    @BeforeEach
    void start() throws Exception {
        engine = Grids.engine();
        scope = engine.scope();
        Autograd.record(true);
    }

    @AfterEach
    void stop() {
        Autograd.record(false);
        engine.close();
    }

    @Test
    void crossEntropyAgreesWithPyTorch() {
        NDArray logits = leaf(3, 4, 0.1, 2);
        NDArray loss =
                Losses.crossEntropy(logits, Grids.grid(scope, 3, 4, 0.9, 3).softmax(1));
        check(loss, 1.21832214);
        gradient(
                logits,
                -0.17721817,
                0.16280657,
                0.01720791,
                -0.00279631,
                -0.15582041,
                0.16323212,
                0.00813449,
                -0.01554621,
                0.00273180,
                0.06461434,
                0.00399187,
                -0.07133801);
    }

    /** reference/faces.py. */
    @Test
    void lossesOfPairsSlopesAndLabelsAgreeWithPyTorch() {
        Reference faces = Reference.read("faces.json");
        NDArray real = wave(6, 0, 0.9);
        NDArray fake = wave(6, 1, 1.3);
        check(Losses.pairedCritic(real, fake), faces.number("/losses/critic"));
        check(Losses.pairedGenerator(real, fake), faces.number("/losses/generator"));
        check(Losses.slope(real, wave(6, 0.01, 0.9), 0.05), faces.number("/losses/slope"));
        NDArray outputs = wave(4 * 9, 0, 0.7).reshape(4, 9);
        float[] answers = new float[4 * 7];
        int[][] truth = {{0, 2}, {1, 1}, {2, 0}, {0, 3}};
        for (int i = 0; i < 4; i++) {
            answers[7 * i + truth[i][0]] = 1;
            answers[7 * i + 3 + truth[i][1]] = 1;
        }
        NDArray wanted = scope.create(answers, new Shape(4, 7));
        NDArray numbers = wave(4 * 2, 2, 0.5).reshape(4, 2);
        check(Losses.labels(outputs, wanted, numbers, 3, 4), faces.number("/losses/labels"));
    }

    private NDArray wave(int count, double begin, double step) {
        float[] wave = new float[count];
        for (int i = 0; i < count; i++) {
            wave[i] = (float) Math.sin(begin + step * i);
        }
        return Autograd.variable(scope, scope.create(wave));
    }

    @Test
    void groupedCrossEntropyIsTheSumOverTheGroups() {
        NDArray logits = Grids.grid(scope, 3, 5, 0.1, 2);
        NDArray wanted = scope.create(new float[] {1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 1}, new Shape(3, 5));
        double expected = 0;
        for (String part : new String[] {":, 0:2", ":, 2:5"}) {
            expected += Losses.crossEntropy(logits.get(part), wanted.get(part)).getFloat();
        }
        assertEquals(expected, Losses.grouped(logits, wanted, 2, 3).getFloat(), NEAR);
    }

    @Test
    void cosineMarginAgreesWithPyTorch() {
        NDArray raw = Grids.grid(scope, 3, 2, 0.5, 1);
        NDArray lengths = raw.square().sum(new int[] {1}, true).sqrt();
        NDArray embeddings = Autograd.variable(scope, raw.div(lengths));
        NDArray centres = leaf(4, 2, 0.8, 3);
        NDArray persons = scope.create(new float[] {0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1}, new Shape(3, 4));
        check(Losses.cosineMargin(embeddings, centres, persons, 8, 0.3), 13.49838965);
        gradient(embeddings, -0.59343089, 1.35917777, -4.51404985, -2.64509856, 4.96312836, 0.73259719);
        gradient(
                centres,
                -0.15072965,
                0.18067146,
                0.11232832,
                -0.26185812,
                0.07411907,
                -0.57644644,
                -0.07141322,
                -0.53600107);
    }

    @Test
    void evidenceAgreesWithPyTorch() {
        NDArray x = Grids.grid(scope, 2, 12, 0.4, 1).reshape(2, 3, 2, 2);
        NDArray y = leaf(2, 12, 0.9, 1);
        NDArray mean = leaf(2, 3, 0.2, 1);
        NDArray logVariance = leaf(2, 3, 0.7, 1);
        check(Losses.evidence(x, y.reshape(2, 3, 2, 2), mean, logVariance, 0.3, 2), 18.58135976);
        gradient(mean, 0.09933467, 0.47315004, -0.22126022, -0.41613372, 0.32849330, 0.33148462);
        gradient(logVariance, 0.22612413, 0.24123572, -0.13970222, -0.09290374, 0.38871663, 0.06242075);
        float[] of = Autograd.gradient(scope, y).toFloatArray();
        assertArrayEquals(
                new float[] {5.45595837f, -5.63101149f, -5.26934576f, 5.72442722f},
                java.util.Arrays.copyOf(of, 4),
                NEAR);
    }

    @Test
    void distillationAgreesWithPyTorch() {
        NDArray student = leaf(3, 4, 0.1, 2);
        check(Losses.distillation(student, Grids.grid(scope, 3, 4, 0.9, 3), 2), 0.05553660);
        gradient(
                student,
                -0.01191042,
                0.00835857,
                0.00435436,
                -0.00080251,
                -0.01079474,
                0.01155699,
                0.00260945,
                -0.00337170,
                -0.00218250,
                0.00825998,
                0.00141007,
                -0.00748754);
    }

    @Test
    void distillationOfOneselfIsZero() {
        NDArray logits = Grids.grid(scope, 3, 4, 0.9, 3);
        assertEquals(0, Losses.distillation(logits, logits, 1).getFloat(), 1e-6);
    }

    @Test
    void hingeCriticAgreesWithPyTorch() {
        NDArray real = leaf(4, 1, 0.3, 2);
        NDArray fake = leaf(4, 1, 1.3, 2);
        check(Losses.hingeCritic(real, fake), 2.61415391);
        gradient(real, -0.25, 0, -0.25, -0.25);
        gradient(fake, 0.25, 0.25, 0, 0.25);
    }

    @Test
    void hingeGeneratorIsTheNegativeMean() {
        NDArray fake = leaf(4, 1, 1.3, 2);
        double mean = 0;
        for (float value : fake.toFloatArray()) {
            mean += value / 4;
        }
        check(Losses.hingeGenerator(fake), -mean);
        gradient(fake, -0.25, -0.25, -0.25, -0.25);
    }

    @Test
    void kedmiCriticAgreesWithPyTorch() {
        NDArray labelled = leaf(3, 4, 0.2, 3);
        NDArray real = leaf(3, 4, 0.4, 3);
        NDArray fake = leaf(3, 4, 0.6, 3);
        NDArray soft = Grids.grid(scope, 3, 4, 0.9, 3).softmax(1);
        check(Losses.kedmiCritic(labelled, soft, real, fake), 2.81035441);
        gradient(
                labelled,
                -0.19153648,
                0.19607935,
                0.00322734,
                -0.00777020,
                -0.12563656,
                0.14832594,
                0.00112678,
                -0.02381616,
                0.05824640,
                0.02762323,
                -0.00034620,
                -0.08552342);
        gradient(
                real,
                -0.00178823,
                -0.00740830,
                -0.00008869,
                -0.00006696,
                -0.00676784,
                -0.00281297,
                -0.00003928,
                -0.00028408,
                -0.00604647,
                -0.00031713,
                -0.00001576,
                -0.00065126);
        gradient(
                fake,
                0.05631603,
                0.09694729,
                0.00106892,
                0.00198376,
                0.12800394,
                0.02249362,
                0.00045527,
                0.00707786,
                0.13163453,
                0.00371870,
                0.00038267,
                0.02433816);
    }

    @Test
    void kedmiGeneratorSumsItsEntropyOverTheBatch() {
        NDArray features = leaf(3, 2, 0.5, 1);
        NDArray out = leaf(3, 4, 0.7, 2);
        check(Losses.kedmiGenerator(features, Grids.grid(scope, 3, 2, 1.1, 1), out, 0.01), 0.15684822);
        double sixth = 1 / 6.0;
        gradient(features, -sixth, sixth, -sixth, sixth, -sixth, sixth);
        gradient(
                out,
                -0.00066916,
                -0.00101101,
                0.00066894,
                0.00101123,
                -0.00354792,
                0.00155409,
                0.00049393,
                0.00149990,
                -0.00290903,
                0.00110408,
                0.00050358,
                0.00130137);
    }

    private NDArray leaf(int rows, int columns, double shift, double scale) {
        return Autograd.variable(scope, Grids.grid(scope, rows, columns, shift, scale));
    }

    private static void check(NDArray loss, double expected) {
        assertEquals(expected, loss.getFloat(), NEAR);
        Autograd.backward(loss);
    }

    private void gradient(NDArray leaf, double... expected) {
        float[] wanted = new float[expected.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (float) expected[i];
        }
        assertArrayEquals(wanted, Autograd.gradient(scope, leaf).toFloatArray(), NEAR);
    }
}
