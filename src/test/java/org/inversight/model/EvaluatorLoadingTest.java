package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.inversight.engine.Noise;
import org.inversight.engine.TorchScriptNetwork;
import org.inversight.fixtures.Reference;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Verifiers and attribute readers from their cards. */
class EvaluatorLoadingTest extends LoadingCase {

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("glasses", List.of("none", "round", "square")), new Attribute("beard", List.of("no", "yes")));

    @Test
    void verifierGivesTheEmbeddingsOfItsNetwork() throws Exception {
        Path card = verifier(16);
        try (NDManager scope = engine.scope();
                NativeNetwork random = random(Architecture.EMBEDDING64, 16);
                Verifier read = verifier(card)) {
            var images = TestEngine.grid(scope, new Shape(3, 3, 64, 64));
            float[] rows = read.embed(images).toFloatArray();
            assertArrayEquals(random.forward(images).get(0).toFloatArray(), rows, 1e-4f);
            double length = 0;
            for (int i = 0; i < 16; i++) {
                length += rows[i] * rows[i];
            }
            assertEquals(1, length, 1e-5);
            assertEquals(0.4, Objects.requireNonNull(read.verification()).cosineThreshold());
        }
    }

    @Test
    void verifierWithAnotherEmbeddingThanItsCardSaysIsRefused() throws Exception {
        Path card = verifier(16);
        edit(card, "\"features\" : 16>\"features\" : 17");
        oneSentence(assertThrows(ModelException.class, () -> verifier(card)), card, "do not fit the architecture");
    }

    @Test
    void verifierWithoutThresholdLeavesItToThePrivateImages() throws Exception {
        Path card = verifier(16);
        edit(card, "\"verification\">\"other\"");
        try (Verifier read = verifier(card)) {
            assertNull(read.verification());
        }
    }

    @Test
    void verifierWithoutCardIsFoundOutAndItsRowsHaveLengthOne() throws Exception {
        Path file = TestModels.file("embedding");
        try (NDManager scope = engine.scope();
                Verifier read = loader.verifier(ModelRequest.of(file, said(List.of(-1.0, 1.0), null), warnings::add))) {
            ModelCard card = read.card();
            assertEquals(List.of(3, 48, 48, 6), List.of(card.channels(), card.height(), card.width(), card.features()));
            assertNull(read.verification());
            NDArray images = TestEngine.grid(scope, new Shape(3, 3, 48, 48));
            Reference.assertNear(Reference.read("networks.json").numbers("/embedding"), read.embed(images), 1e-5);
        }
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().contains("no normalisation"), warnings.toString());
    }

    @Test
    void verifierThatDoesNotTakeTheSizeThatIsSaidIsRefused() {
        Path file = TestModels.file("embedding");
        oneSentence(
                assertThrows(
                        ModelException.class,
                        () -> loader.verifier(ModelRequest.of(file, said(null, List.of(60)), w -> {}))),
                file,
                "60 x 60 pixels",
                "--classifier-size");
    }

    @Test
    void cardOfVerifierIsFollowedWhateverIsSaid() throws Exception {
        Path card = verifier(16);
        try (Verifier read = loader.verifier(ModelRequest.of(card, said(List.of(-1.0, 1.0), null), warnings::add))) {
            assertEquals(List.of(0.0, 1.0), read.card().range());
        }
        assertTrue(warnings.getFirst().contains("has a card"), warnings.toString());
    }

    @Test
    void otherTorchScriptFilesAreNoVerifiers() {
        for (String name : List.of("critic", "generator", "nothing")) {
            Path file = TestModels.file(name);
            oneSentence(
                    assertThrows(ModelException.class, () -> verifier(file)),
                    file,
                    "a verifier is expected|runs neither");
        }
    }

    private Verifier verifier(Path file) throws ModelException {
        return loader.verifier(ModelRequest.of(file, CardOptions.NONE, w -> {}));
    }

    private static CardOptions said(@Nullable List<Double> range, @Nullable List<Integer> size) {
        return new CardOptions(range, null, null, size, null);
    }

    /** Face networks often return both. */
    @Test
    void ofFeaturesAndScoresAVerifierHasTheFeatures() throws Exception {
        Path file = TestModels.file("classifier-scripted");
        try (NDManager scope = engine.scope();
                TorchScriptNetwork network =
                        TorchScriptNetwork.load(file, engine.root().getDevice());
                Verifier read = loader.verifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))) {
            assertEquals(32, read.card().features());
            NDArray images = TestEngine.grid(scope, new Shape(3, 1, 32, 32));
            NDArray features = network.forward(images).get(0);
            NDArray rows = features.div(features.norm(new int[] {1}, true));
            assertArrayEquals(rows.toFloatArray(), read.embed(images).toFloatArray(), 1e-5f);
        }
        assertTrue(
                warnings.stream().anyMatch(w -> w.contains("output 0 is taken for the embedding")),
                warnings.toString());
    }

    @Test
    void classifierIsNoVerifier() throws Exception {
        Path card = writeNative("n", Architecture.STRIDED4, 3).resolveSibling("n.json");
        oneSentence(assertThrows(ModelException.class, () -> verifier(card)), card, "a verifier is expected");
    }

    @Test
    void readerReadsTheMostProbableValueOfEachAttribute() throws Exception {
        Path card = reader(ATTRIBUTES);
        try (NDManager scope = engine.scope();
                NativeNetwork random = random(Architecture.ATTRIBUTES64, 5);
                AttributeReader read = loader.attributeReader(card)) {
            var images = TestEngine.grid(scope, new Shape(4, 3, 64, 64));
            assertEquals(ATTRIBUTES, read.attributes());
            assertArrayEquals(
                    AttributeReader.mostProbable(random.forward(images).get(0).toFloatArray(), ATTRIBUTES),
                    read.read(images));
        }
    }

    @Test
    void readerReadsTheOutputThatItsCardNames() throws Exception {
        Path file = Files.copy(TestModels.file("others/logits-features"), folder.resolve("r.pt"));
        List<Attribute> attributes =
                List.of(new Attribute("hat", List.of("no", "yes")), new Attribute("scarf", List.of("no", "yes")));
        Path card = ModelFile.cardOf(file);
        Json.write(
                card,
                ModelCard.named("r", ModelKind.ATTRIBUTES)
                        .format(ModelFormat.TORCHSCRIPT)
                        .weights("r.pt")
                        .channels(1)
                        .height(16)
                        .width(16)
                        .outputs(Outputs.LOGITS)
                        .scoresOutput("0")
                        .attributes(attributes)
                        .build());
        try (NDManager scope = engine.scope();
                TorchScriptNetwork network =
                        TorchScriptNetwork.load(file, engine.root().getDevice());
                AttributeReader read = loader.attributeReader(card)) {
            NDArray images = TestEngine.grid(scope, new Shape(6, 1, 16, 16));
            float[] logits = network.forward(images).get(0).toFloatArray();
            assertArrayEquals(AttributeReader.mostProbable(logits, attributes), read.read(images));
        }
    }

    @Test
    void mostProbableValueIsFoundWithinEachAttribute() {
        float[] logits = {1, 3, 2, 9, 8, -1, -3, -2, -9, -8};
        assertArrayEquals(new int[][] {{1, 0}, {0, 1}}, AttributeReader.mostProbable(logits, ATTRIBUTES));
    }

    @Test
    void readerWithOtherValuesThanOutputsIsRefused() throws Exception {
        Path card = reader(ATTRIBUTES);
        edit(card, "\"yes\">\"yes\", \"maybe\"");
        oneSentence(
                assertThrows(ModelException.class, () -> loader.attributeReader(card)),
                card,
                "do not fit the architecture");
    }

    private NativeNetwork random(Architecture architecture, int outputs) {
        return NativeNetwork.random(engine.root(), architecture, outputs, 0, Noise.keyed(1));
    }

    private Path verifier(int length) throws IOException {
        return write(
                "v",
                Architecture.EMBEDDING64,
                ModelKind.VERIFIER,
                Outputs.EMBEDDING,
                length,
                new Verification(0.4, 0.9, 0.01, 10, 100, 1000),
                List.of());
    }

    private Path reader(List<Attribute> attributes) throws IOException {
        return write("r", Architecture.ATTRIBUTES64, ModelKind.ATTRIBUTES, Outputs.LOGITS, 0, null, attributes);
    }

    private Path write(
            String name,
            Architecture architecture,
            ModelKind kind,
            Outputs outputs,
            int features,
            @Nullable Verification verification,
            List<Attribute> attributes)
            throws IOException {
        ModelCard card = ModelCard.named(name, kind)
                .format(ModelFormat.NATIVE)
                .architecture(architecture.cardName())
                .weights(name + ".safetensors")
                .channels(3)
                .height(64)
                .width(64)
                .outputs(outputs)
                .features(features)
                .verification(verification)
                .attributes(attributes)
                .build();
        try (NativeNetwork network = random(architecture, card.outputLength())) {
            WeightsFile.write(folder.resolve(name + ".safetensors"), network.arrays(), DataType.FLOAT32);
        }
        Path file = folder.resolve(name + ".json");
        Json.write(file, card);
        assertEquals(card, Json.read(file, ModelCard.class));
        assertTrue(Files.size(file) > 0);
        return file;
    }
}
