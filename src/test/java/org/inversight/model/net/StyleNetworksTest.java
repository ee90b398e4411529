package org.inversight.model.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Network;
import org.inversight.engine.Noise;
import org.inversight.engine.Progress;
import org.inversight.fixtures.Reference;
import org.inversight.model.Generator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Python's PyTorch: reference/faces.py. */
class StyleNetworksTest {

    private static final Reference REFERENCE = Reference.read("faces.json");

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void imagesAndTheirGradientsAreThoseOfTheFormula(int side) throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "style" + side, 0)) {
            Autograd.record(true);
            NDArray z = Autograd.variable(scope, scope.create(wave(2 * 128, 0.3, 1.7), new Shape(2, 128)));
            NDArray image = network.forwardTraining(z).singletonOrThrow();
            assertEquals(new Shape(2, 3, side, side), image.getShape());
            Reference.assertNear(REFERENCE.numbers("/%d/image".formatted(side)), sample(image.toFloatArray()), 1e-5);
            NDArray weight = scope.create(wave((int) image.size(), 0.2, 0.13), image.getShape());
            Autograd.backward(image.mul(weight).sum());
            Reference.assertNear(
                    REFERENCE.numbers("/%d/gradient".formatted(side)),
                    sample(Autograd.gradient(scope, z).toFloatArray()),
                    2e-6);
        } finally {
            Autograd.record(false);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void scoresAreThoseOfTheFormula(int side) throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "residual-critic" + side, 3)) {
            NDArray images = images(scope, side);
            String at = "/" + side;
            if (side == 64) {
                array(network, "fade").set(new float[] {0.3f});
            }
            Reference.assertNear(
                    REFERENCE.numbers(at + "/scores"),
                    network.forwardTraining(images).singletonOrThrow(),
                    1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void inUseEachImageIsJudgedByItself(int side) throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "residual-critic" + side, 3)) {
            if (side == 64) {
                array(network, "fade").set(new float[] {1});
            }
            NDArray images = images(scope, side);
            double[] expected = REFERENCE.numbers("/%d/alone".formatted(side));
            Reference.assertNear(expected, network.forward(images).singletonOrThrow(), 1e-5);
            float[] one = network.forward(images.get("2:3")).singletonOrThrow().toFloatArray();
            for (int k = 0; k < 3; k++) {
                assertEquals(expected[2 * 3 + k], one[k], 1e-5);
            }
        }
    }

    /** Of -3, 0 and 5 by Python: -log(1 + e^3), -log 2, -log(1 + e^-5). */
    @Test
    void inUseAScoreEndsAtZero() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "residual-critic64", 1)) {
            array(network, "06scores_weight").set(new float[128]);
            double[][] known = {{-3, -3.0485873515737421}, {0, -0.69314718055994529}, {5, -0.0067153484891179667}};
            for (double[] pair : known) {
                array(network, "06scores_bias").set(new float[] {(float) pair[0]});
                NDArray images = images(scope, 64);
                for (float score : network.forward(images).singletonOrThrow().toFloatArray()) {
                    assertEquals(pair[1], score, 1e-6);
                }
                for (float score :
                        network.forwardTraining(images).singletonOrThrow().toFloatArray()) {
                    assertEquals(pair[0], score, 1e-6);
                }
            }
        }
    }

    /** The mean deviation of the groups moves towards that of the images, by one hundredth. */
    @Test
    void theDeviationOfTheGroupsIsRemembered() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "residual-critic32", 3)) {
            NDArray remembered = array(network, "deviation");
            remembered.set(new float[] {1});
            NDArray same = images(scope, 32).get("0:1").repeat(0, 8);
            NDList unused = network.forwardTraining(same);
            // images that are all alike have a deviation of next to nothing
            assertEquals(0.99 + 0.01 * 1e-4, remembered.getFloat(), 1e-6);
        }
    }

    @Test
    void inUseImagesLieBetweenZeroAndOneAndAFrozenCopyGivesTheSame() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = NativeNetwork.random(scope, Architecture.STYLE64, 0, 128, Noise.keyed(5));
                Network frozen = network.frozen(scope)) {
            NDArray z = scope.create(Noise.normal(128, 6), new Shape(1, 128)).muli(4);
            float[] image = network.forward(z).singletonOrThrow().toFloatArray();
            network.close();
            float[] again = frozen.forward(z).singletonOrThrow().toFloatArray();
            for (int i = 0; i < image.length; i++) {
                assertTrue(image[i] >= 0 && image[i] <= 1, "value " + image[i]);
                assertEquals(image[i], again[i], 1e-6);
            }
        }
    }

    /** The logits' log of summed exponentials is the score, their differences are the others'. */
    @Test
    void aCriticOfClassesHasItsScoreInItsLogits() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork scored = network(scope, "residual-critic64", 3);
                NativeNetwork classes = scored.become(scope, Architecture.RESIDUAL_K_CRITIC64, 2, 0, Noise.keyed(3))) {
            array(classes, "fade").set(new float[] {1});
            array(scored, "fade").set(new float[] {1});
            NDArray images = images(scope, 64);
            float[] scores = scored.forward(images).singletonOrThrow().toFloatArray();
            NDList out = classes.forward(images);
            assertEquals(new Shape(8, 128), out.get(0).getShape());
            float[] logits = out.get(1).toFloatArray();
            assertEquals(8 * 2, logits.length);
            for (int i = 0; i < 8; i++) {
                double realism = Math.log(Math.exp(logits[2 * i]) + Math.exp(logits[2 * i + 1]));
                assertEquals(scores[3 * i], realism, 1e-5);
                assertEquals(scores[3 * i + 1] - scores[3 * i + 2], logits[2 * i] - logits[2 * i + 1], 1e-5);
            }
        }
    }

    /** Embedding and projection begin with zeros: the classes change nothing until they are trained. */
    @Test
    void networksWithClassesBeginAsTheirBase() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork base = network(scope, "style64", 0);
                NativeNetwork taught = base.become(scope, Architecture.STYLE64_CLASSES, 3, 128, Noise.keyed(3));
                NativeNetwork scored = network(scope, "residual-critic64", 1);
                NativeNetwork told =
                        scored.become(scope, Architecture.RESIDUAL_CRITIC64_CLASSES, 3, 0, Noise.keyed(3))) {
            NDArray z = scope.create(wave(2 * 128, 0.3, 1.7), new Shape(2, 128));
            assertEquals(0, array(taught, "embedding").abs().max().getFloat());
            assertArrayEquals(
                    base.forward(z).singletonOrThrow().toFloatArray(),
                    withClass(taught, z, 2, false).toFloatArray(),
                    1e-6f);
            NDArray images = images(scope, 64);
            float[] alone = scored.forwardTraining(images).singletonOrThrow().toFloatArray();
            NDList out = told.forwardTraining(images);
            assertEquals(new Shape(8, 128), out.get(0).getShape());
            float[] each = out.get(1).toFloatArray();
            assertEquals(8 * 3, each.length);
            for (int i = 0; i < each.length; i++) {
                assertEquals(alone[i / 3], each[i], 1e-6);
            }
            float[] v = wave(3 * 128, 0.2, 0.9);
            array(told, "projection").set(v);
            NDList moved = told.forwardTraining(images);
            float[] features = moved.get(0).toFloatArray();
            float[] scores = moved.get(1).toFloatArray();
            for (int i = 0; i < each.length; i++) {
                double expected = alone[i / 3];
                for (int d = 0; d < 128; d++) {
                    expected += v[i % 3 * 128 + d] * features[i / 3 * 128 + d];
                }
                assertEquals(expected, scores[i], 1e-4);
            }
        }
    }

    @Test
    void theEmbeddingOfAClassChangesItsImagesAndHasTheGradientOfDifferences() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork network = network(scope, "style64-classes", 3);
                Network frozen = network.frozen(scope)) {
            NDArray z = scope.create(wave(2 * 128, 0.3, 1.7), new Shape(2, 128));
            float[] own = withClass(network, z, 1, false).toFloatArray();
            float[] again = frozen.forward(Generator.withClasses(z, new int[] {1, 1}, 3))
                    .singletonOrThrow()
                    .toFloatArray();
            assertArrayEquals(own, again, 1e-6f);
            assertTrue(withClass(network, z, 1, false)
                            .sub(withClass(network, z, 2, false))
                            .abs()
                            .max()
                            .getFloat()
                    > 1e-3);
            NDArray embedding = array(network, "embedding");
            network.recordWeights(true);
            Autograd.record(true);
            NDArray image = withClass(network, z, 1, true);
            float[] weights = wave((int) image.size(), 0.2, 0.13);
            Autograd.backward(image.mul(scope.create(weights, image.getShape())).sum());
            Autograd.record(false);
            float[] gradient = Autograd.gradient(scope, embedding).toFloatArray();
            network.recordWeights(false);
            float[] values = embedding.toFloatArray();
            double largest = 0;
            for (int i = 0; i < gradient.length; i++) {
                largest = Math.max(largest, Math.abs(gradient[i]));
                assertEquals(i / 128 == 1, gradient[i] != 0, "position " + i);
            }
            for (int i = 128; i < 256; i += 21) {
                // smaller ones drown in the rounding of floats, larger ones cross rectifiers
                double h = 0.005;
                float[] up = moved(network, z, embedding, values, i, h);
                float[] down = moved(network, z, embedding, values, i, -h);
                double rise = 0;
                for (int k = 0; k < up.length; k++) {
                    rise += weights[k] * ((double) up[k] - down[k]);
                }
                assertEquals(rise / (2 * h), gradient[i], 0.04 * largest, "position " + i);
            }
        } finally {
            Autograd.record(false);
        }
    }

    private static float[] moved(
            NativeNetwork network, NDArray z, NDArray embedding, float[] values, int position, double by) {
        float[] there = values.clone();
        there[position] += (float) by;
        embedding.set(there);
        float[] image = withClass(network, z, 1, true).toFloatArray();
        embedding.set(values);
        return image;
    }

    private static NDArray withClass(NativeNetwork network, NDArray z, int label, boolean training) {
        NDArray input = Generator.withClasses(z, new int[] {label, label}, 3);
        return (training ? network.forwardTraining(input) : network.forward(input)).singletonOrThrow();
    }

    /** What both have is kept; a last layer with fewer outputs keeps its first. */
    @Test
    void aNetworkBecomesALargerOneAndKeepsWhatItHas() throws Exception {
        try (Engine engine = engine();
                NDManager scope = engine.scope();
                NativeNetwork small = network(scope, "residual-critic32", 3);
                NativeNetwork large = small.become(scope, Architecture.RESIDUAL_CRITIC64, 1, 0, Noise.keyed(3))) {
            assertTrue(large.arrays().keySet().containsAll(small.arrays().keySet()));
            small.arrays().forEach((name, array) -> {
                float[] kept = array(large, name).toFloatArray();
                float[] whole = array.toFloatArray();
                for (int i = 0; i < kept.length; i++) {
                    assertEquals(whole[i], kept[i], name);
                }
            });
            assertEquals(new Shape(1, 128), array(large, "06scores_weight").getShape());
        }
    }

    @Test
    void stepsLeaveNothingWithTheWeights() throws Exception {
        try (Engine engine = engine();
                NDManager owner = engine.scope();
                NativeNetwork generator = network(owner, "style32", 0);
                NativeNetwork critic = network(owner, "residual-critic32", 3)) {
            int before = engine.managedArrays();
            for (int i = 0; i < 2; i++) {
                try (NDManager step = engine.scope()) {
                    NDArray z = step.create(wave(4 * 128, 0.3, 1.7), new Shape(4, 128));
                    NDList unused =
                            critic.forwardTraining(generator.forwardTraining(z).singletonOrThrow());
                }
            }
            assertEquals(before, engine.managedArrays());
        }
    }

    private static NDArray array(NativeNetwork network, String name) {
        return Objects.requireNonNull(network.arrays().get(name), name);
    }

    private static Engine engine() throws Exception {
        return Engine.start(new EngineSettings("cpu", 1), Progress.NONE);
    }

    private static NDArray images(NDManager scope, int side) {
        float[] pixels = wave(8 * 3 * side * side, 0, 0.011);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0.5f + 0.4f * pixels[i];
        }
        return scope.create(pixels, new Shape(8, 3, side, side));
    }

    private static NativeNetwork network(NDManager scope, String name, int outputs) {
        Architecture architecture = Architecture.named(name);
        Map<String, float[]> values = new LinkedHashMap<>();
        try (NativeNetwork network = NativeNetwork.random(scope, architecture, outputs, 128, Noise.keyed(1))) {
            network.arrays().forEach((key, array) -> {
                long fanIn = array.size() / array.getShape().get(0);
                double scale = fanIn == 1 ? 0.1 : 1.4 / Math.sqrt(fanIn);
                float[] wave = wave((int) array.size(), 0.5 + values.size(), 0.37);
                for (int i = 0; i < wave.length; i++) {
                    wave[i] *= (float) scale;
                }
                values.put(key, wave);
            });
        }
        return NativeNetwork.of(scope, architecture, outputs, 128, values);
    }

    private static float[] wave(int count, double begin, double step) {
        float[] wave = new float[count];
        for (int i = 0; i < count; i++) {
            wave[i] = (float) Math.sin(begin + step * i);
        }
        return wave;
    }

    private static float[] sample(float[] values) {
        int stride = Math.max(1, values.length / 23);
        float[] sample = new float[(values.length - 1) / stride + 1];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values[i * stride];
        }
        return sample;
    }
}
