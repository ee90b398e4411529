package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.engine.OpenNetworks;
import org.inversight.engine.Progress;
import org.inversight.fixtures.TestModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks of the kinds that other people bring (reference/others.py): right ones give what the
 * plain one gives, wrong ones are refused with the reason and the way out.
 */
class OthersModelsTest extends LoadingCase {

    private static final Shape BATCH = new Shape(5, 1, 16, 16);

    /** What they return is brought to logits whose softmax is that of the plain network. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax",
                "features-softmax",
                "log-softmax",
                "logits-features",
                "logits-aux",
                "dict-outputs",
                "nested",
                "maps",
                "named-tuple",
                "spatial",
                "half",
                "bfloat16",
                "double",
                "frozen-double"
            })
    void scoresAndGradientsAreThoseOfThePlainNetwork(String name) throws ModelException {
        double tolerance = name.equals("bfloat16") ? 0.05 : name.equals("half") ? 0.01 : 1e-4;
        try (Classifier plain = open("good");
                Classifier other = open(name)) {
            assertNull(other.noGradient());
            assertEquals(4, other.card().classes().size());
            float[] expected = probabilities(plain);
            assertArrayEquals(expected, probabilities(other), (float) tolerance, name);
            float[] gradient = gradient(plain);
            float most = 0;
            for (float g : gradient) {
                most = Math.max(most, Math.abs(g));
            }
            assertArrayEquals(gradient, gradient(other), (float) (2 * tolerance * most + 1e-5), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, PROBABILITIES",
        "features-softmax, PROBABILITIES",
        "log-softmax, LOG_PROBABILITIES",
        "sigmoids, SIGMOIDS",
        "one-sigmoid, PROBABILITIES"
    })
    void whatTheScoresMeanIsMeasuredAndSaid(String name, ScoreMeaning meaning) throws ModelException {
        try (Classifier classifier = open(name)) {
            assertEquals(meaning, classifier.card().scores());
        }
        assertTrue(warnings.stream().anyMatch(w -> w.contains("--classifier-scores")), warnings.toString());
        Probed probed = probe(name, ModelKind.CLASSIFIER);
        assertTrue(
                probed.found().stream().anyMatch(f -> f.startsWith("Class scores: ")),
                probed.found().toString());
    }

    @Test
    void whatIsSaidOfTheScoresIsDoneAndAContradictionIsSaid() throws ModelException {
        CardOptions said = new CardOptions(null, null, null, null, null, ScoreMeaning.LOGITS, null, null);
        try (Classifier classifier = loader.classifier(ModelRequest.of(file("softmax"), said, warnings::add))) {
            assertEquals(ScoreMeaning.LOGITS, classifier.card().meaning());
        }
        assertTrue(warnings.stream().anyMatch(w -> w.contains("are said to be logits")), warnings.toString());
    }

    @Test
    void sigmoidsGiveTheLogitsBeforeThem() throws ModelException {
        try (NDManager scope = engine.scope();
                Classifier plain = open("good");
                Classifier other = open("sigmoids")) {
            NDArray x = images(scope);
            assertArrayEquals(
                    plain.classify(x).logits().sub(10).toFloatArray(),
                    other.classify(x).logits().toFloatArray(),
                    1e-2f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-logit", "one-sigmoid"})
    void oneNumberIsTwoClasses(String name) throws ModelException {
        try (NDManager scope = engine.scope();
                Classifier plain = open("good");
                Classifier two = open(name)) {
            assertEquals(List.of("0", "1"), two.card().classes());
            NDArray x = images(scope);
            NDArray four = plain.classify(x).logits();
            float[] expected = four.get(":, 1:2").sub(four.get(":, 0:1")).toFloatArray();
            NDArray logits = two.classify(x).logits();
            float[] found = logits.get(":, 1:2").sub(logits.get(":, 0:1")).toFloatArray();
            assertArrayEquals(expected, found, 1e-2f);
            assertNull(two.noGradient());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels", "float-labels"})
    void aNetworkThatReturnsLabelsCanBeAskedForThem(String name) throws ModelException {
        try (NDManager scope = engine.scope();
                Classifier plain = open("good");
                Classifier labels = open(name)) {
            assertEquals(Outputs.LABELS, labels.card().outputs());
            assertEquals(Access.LABELS, labels.card().access());
            assertEquals(4, labels.card().classes().size());
            NDArray x = images(scope);
            assertArrayEquals(
                    plain.classify(x).logits().argMax(1).toLongArray(),
                    labels.classify(x).logits().argMax(1).toLongArray());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "logits-features, 0, 1, 6",
        "logits-aux, 0, , 0",
        "dict-outputs, out, feat, 6",
        "nested, 1.0, 0, 6",
        "maps, , , 6",
        "named-tuple, , , 0"
    })
    void namesAndTheLastLayerTellWhichOutputIsWhich(
            String name, @Nullable String scores, @Nullable String features, int length) throws ModelException {
        ModelCard card = probe(name, ModelKind.CLASSIFIER).card();
        assertEquals(scores, card.scoresOutput());
        assertEquals(features, card.featuresOutput());
        assertEquals(length, card.features());
        assertEquals(length > 0 ? Outputs.FEATURES_AND_LOGITS : Outputs.LOGITS, card.outputs());
    }

    @Test
    void whereItStaysOpenItIsAskedAndWhatIsSaidIsTaken() throws ModelException {
        assertEquals(
                List.of("0", "1"), probe("logits-aux", ModelKind.CLASSIFIER).openOutputs());
        assertEquals(List.of(), probe("logits-features", ModelKind.CLASSIFIER).openOutputs());
        CardOptions said = new CardOptions(null, null, null, null, null, null, "1", "none");
        try (NDManager scope = engine.scope();
                Classifier plain = open("good");
                Classifier second = loader.classifier(ModelRequest.of(file("logits-aux"), said, warnings::add))) {
            NDArray x = images(scope);
            assertArrayEquals(
                    plain.classify(x).logits().flip(1).toFloatArray(),
                    second.classify(x).logits().toFloatArray(),
                    1e-5f);
        }
        CardOptions absent = new CardOptions(null, null, null, null, null, null, "head", null);
        Path file = file("logits-aux");
        oneSentence(
                assertThrows(ModelException.class, () -> loader.classifier(ModelRequest.of(file, absent, w -> {}))),
                file,
                "no output \"head\"",
                "--classifier-output takes one of 0, 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-inputs | several inputs (Tensor x, int flag) | fixes \"flag\"",
                "on-cuda | a CUDA device | .cpu()",
                "wants-bytes | \"expects uint8 images\" | float32",
                "channels-last | channels last | permute(0, 2, 3, 1)",
                "no-forward | no forward method | export a module",
                "fixed-batch | its batch size is fixed | free batch size",
                "nan-parameter | NaN or infinite | head.weight",
                "nan-buffer | NaN or infinite | export it again",
                "dropout-training | another answer to the same input each time | .eval()",
                "batchnorm-training | when other inputs are in the batch | .eval()"
            })
    void aNetworkThatCannotBeUsedIsRefusedWithTheReasonAndTheWayOut(String name, String reason, String wayOut) {
        oneSentence(assertThrows(ModelException.class, () -> open(name).close()), file(name), reason, wayOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conditional | several inputs (Tensor z, Tensor y) | fixes \"y\"",
                "layers | StyleGAN's w | mapping and the synthesis",
                "rgba | images of 4 channels | images[:, :3]",
                "images-last | channels last | permute(0, 3, 1, 2)"
            })
    void aGeneratorThatCannotBeUsedIsRefusedWithTheReasonAndTheWayOut(String name, String reason, String wayOut) {
        oneSentence(assertThrows(ModelException.class, () -> generator(name).close()), file(name), reason, wayOut);
    }

    /** Quantised layers do not tell which size they want. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-grad | no way from its output to its input",
                "detached | no way from its output to its input",
                "quantised | quantised"
            })
    void aNetworkWithoutAGradientIsFoundAtLoadingAndCanBeAsked(String name, String reason) throws ModelException {
        CardOptions size = new CardOptions(null, null, null, List.of(16), null);
        ModelRequest request = ModelRequest.of(file(name), size, warnings::add);
        try (Classifier classifier = loader.classifier(request);
                Classifier plain = open("good")) {
            String fault = classifier.noGradient();
            assertNotNull(fault);
            assertTrue(fault.contains(reason), fault);
            assertArrayEquals(probabilities(plain), probabilities(classifier), 0.1f);
        }
        assertTrue(loader.probe(request, ModelKind.CLASSIFIER).found().stream()
                .anyMatch(f -> f.contains("attacks by queries remain")));
    }

    @ParameterizedTest
    @CsvSource({
        "px8x8, 1, 8, 8",
        "px20x20, 3, 20, 20",
        "px62x47, 1, 62, 47",
        "px40x40, 3, 40, 40",
        "tokens-80, 3, 80, 80",
        "asserts-72, 3, 72, 72"
    })
    void unusualSizesAreFoundFromWeightsAndComplaints(String name, int channels, int height, int width)
            throws ModelException {
        ModelCard card = probe(name, ModelKind.CLASSIFIER).card();
        assertEquals(List.of(channels, height, width), List.of(card.channels(), card.height(), card.width()));
    }

    @Test
    void aGivenSizeIsTheOnlyOneThatIsTried() {
        List<String> tried = new ArrayList<>();
        Progress listening = new Progress() {
            @Override
            public void report(String what, double fraction) {
                tried.add(what);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        CardOptions said = new CardOptions(null, null, null, List.of(24), null);
        ModelRequest request = new ModelRequest(file("px40x40"), said, "--student", listening, w -> {});
        oneSentence(
                assertThrows(ModelException.class, () -> loader.classifier(request)),
                request.file(),
                "24 x 24",
                "no other is tried",
                "--student-size");
        assertTrue(
                tried.stream().filter(t -> t.contains("images of")).allMatch(t -> t.contains("24 x 24")),
                tried.toString());
    }

    @Test
    void whoeverAsksForItEndsTheTrials() {
        Progress cancelled = new Progress() {
            @Override
            public void report(String what, double fraction) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        int open = OpenNetworks.count();
        assertThrows(
                CancellationException.class,
                () -> loader.classifier(
                        new ModelRequest(file("good"), CardOptions.NONE, "--classifier", cancelled, w -> {})));
        assertEquals(open, OpenNetworks.count());
    }

    @ParameterizedTest
    @CsvSource({
        "g, 0.0, 1.0, false",
        "frozen-g, 0.0, 1.0, false",
        "two-images, 0.0, 1.0, false",
        "range-255, 0.0, 255.0, false",
        "range-bytes, 0.0, 255.0, false",
        "range-wide, -4.0, 4.0, true"
    })
    void theValuesOfImagesAreMeasuredAndSaid(String name, double low, double high, boolean open) throws ModelException {
        Probed probed = probe(name, ModelKind.GENERATOR);
        assertEquals(List.of(low, high), probed.card().range());
        assertEquals(4, probed.card().latent());
        assertEquals(open, probed.guesses().contains(Guess.RANGE));
        assertTrue(
                probed.found().stream().anyMatch(f -> f.contains("of its images have values from")),
                probed.found().toString());
    }

    @Test
    void aRangeThatIsSaidAndDoesNotHoldIsSaid() throws ModelException {
        CardOptions said = new CardOptions(List.of(0.0, 1.0), null, null, null, null);
        loader.generator(new ModelRequest(file("range-255"), said, "--generator", Progress.NONE, warnings::add))
                .close();
        assertTrue(
                warnings.stream().anyMatch(w -> w.contains("its range is said to be [0.0, 1.0]")), warnings.toString());
    }

    @Test
    void noiseInAGeneratorIsHeldAndSaid() throws ModelException {
        try (NDManager scope = engine.scope();
                Generator generator = generator("fresh-noise")) {
            NDArray z = scope.create(Noise.normal(8, 3), new Shape(2, 4));
            assertArrayEquals(
                    generator.generate(z).toFloatArray(), generator.generate(z).toFloatArray());
        }
        assertTrue(warnings.stream().anyMatch(w -> w.contains("draws noise of its own")), warnings.toString());
    }

    private static Path file(String name) {
        return TestModels.file("others/" + name);
    }

    private Classifier open(String name) throws ModelException {
        return loader.classifier(ModelRequest.of(file(name), CardOptions.NONE, warnings::add));
    }

    private Generator generator(String name) throws ModelException {
        return loader.generator(ModelRequest.of(file(name), CardOptions.NONE, warnings::add));
    }

    private Probed probe(String name, ModelKind kind) throws ModelException {
        return loader.probe(ModelRequest.quiet(file(name)), kind);
    }

    private static NDArray images(NDManager scope) {
        float[] values = Noise.normal((int) BATCH.size(), 4);
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] - (float) Math.floor(values[i]);
        }
        return scope.create(values, BATCH);
    }

    private float[] probabilities(Classifier classifier) {
        try (NDManager scope = engine.scope()) {
            return classifier.classify(images(scope)).logits().softmax(1).toFloatArray();
        }
    }

    /** Of the log-probability of class 2. */
    private float[] gradient(Classifier classifier) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray x = Autograd.variable(scope, images(scope));
            NDArray logits = classifier.classify(x).logits();
            Autograd.backward(logits.logSoftmax(1).get(":, 2").sum());
            return Autograd.gradient(scope, x).toFloatArray();
        } finally {
            Autograd.record(false);
        }
    }
}
