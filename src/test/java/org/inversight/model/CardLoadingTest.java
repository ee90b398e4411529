package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card claims holds, or one sentence says what does not; what a person says goes before. */
class CardLoadingTest extends LoadingCase {

    @Test
    void aTrueCardIsBelievedWithoutAWarning() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        try (Classifier classifier = loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))) {
            assertEquals(TestModels.classifierCard("classifier-scripted"), classifier.card());
            assertEquals(List.of(), warnings);
        }
    }

    @Test
    void theCardItselfMayBeOpenedInPlaceOfTheWeights() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        try (Classifier classifier =
                loader.classifier(ModelRequest.of(ModelFile.cardOf(file), CardOptions.NONE, warnings::add))) {
            assertTrue(classifier.hasFeatures());
        }
    }

    @Test
    void aCardThatLiesAboutTheSizeIsCaught() throws Exception {
        Path file = withCard(
                "classifier-scripted", c -> c.with().height(28).width(28).build());
        refused(file, "images of 1 x 28 x 28", "correct the card");
    }

    @Test
    void aCardThatLiesAboutTheClassesIsCaught() throws Exception {
        Path file = withCard("classifier-scripted", c -> c.withClasses(List.of("a", "b", "c")));
        refused(file, "does not give what its card says", "correct the card");
    }

    @Test
    void aCardThatNamesNoClassesGetsTheirNumbers() throws Exception {
        Path file = withCard("classifier-scripted", c -> c.withClasses(List.of()));
        try (Classifier classifier = loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))) {
            assertEquals(List.of("0", "1", "2", "3", "4"), classifier.card().classes());
        }
        assertEquals(
                5,
                loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER)
                        .card()
                        .classes()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"channels\" : 1>\"channels\" : 3", "\"features\" : 32>\"features\" : 33"})
    void aCardThatLiesAboutChannelsOrFeaturesIsCaught(String edit) throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        edit(ModelFile.cardOf(file), edit);
        refused(file, "as its card says|what its card says", "correct the card");
    }

    @Test
    void aCardThatPromisesFeaturesOfALogitsOnlyNetworkIsCaught() throws Exception {
        Path file = TestModels.copy("student-1", folder);
        Json.write(ModelFile.cardOf(file), TestModels.classifierCard("student-1"));
        refused(file, "does not give what its card says");
    }

    @Test
    void aCardThatLiesAboutTheLatentSizeIsCaught() throws Exception {
        Path file = TestModels.copy("generator", folder);
        Json.write(ModelFile.cardOf(file), TestModels.card("generator", ModelKind.GENERATOR, Outputs.IMAGE, 0, 0, 7));
        ModelException e = assertThrows(
                ModelException.class, () -> loader.generator(ModelRequest.of(file, CardOptions.NONE, w -> {})));
        oneSentence(e, file, "latent vectors of 7");
    }

    @Test
    void aCardThatCallsAGeneratorAClassifierIsCaught() throws Exception {
        Path file = TestModels.copy("generator", folder);
        Json.write(ModelFile.cardOf(file), TestModels.classifierCard("generator"));
        refused(file, "as its card says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"name\": 3, \"kind\": \"robot\"}",
                "{\"name\":\"x\",\"kind\":\"classifier\",\"format\":\"torchscript\",\"weights\":\"x.pt\",\"outputs\":\"logits\"}"
            })
    void aDamagedCardIsRefusedByName(String text) throws Exception {
        Path file = TestModels.copy("student-1", folder);
        Path card = Files.writeString(ModelFile.cardOf(file), text);
        ModelException e = assertThrows(
                ModelException.class, () -> loader.classifier(ModelRequest.of(file, CardOptions.NONE, w -> {})));
        oneSentence(e, card);
    }

    @Test
    void aCardOfBytesThatAreNoTextIsRefusedByName() throws Exception {
        Path file = TestModels.copy("student-1", folder);
        Path card = Files.write(ModelFile.cardOf(file), new byte[] {'{', (byte) 0xFF, (byte) 0xC0});
        ModelException e = assertThrows(
                ModelException.class, () -> loader.classifier(ModelRequest.of(file, CardOptions.NONE, w -> {})));
        oneSentence(e, card);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"channels\" : 1>\"channels\" : 2",
                "\"height\" : 32>\"height\" : 0",
                "\"range\" : [ 0.0, 1.0 ]>\"range\" : [ 1.0, 1.0 ]",
                "\"range\" : [ 0.0, 1.0 ]>\"range\" : [ 1.0 ]",
                "\"deviation\" : [ 1.0 ]>\"deviation\" : [ 0.0 ]",
                "\"mean\" : [ 0.0 ]>\"mean\" : [ 0.0, 0.1 ]"
            })
    void aCardWithAnImpossibleValueIsRefusedByField(String edit) throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        edit(ModelFile.cardOf(file), edit);
        String field = edit.substring(1, edit.indexOf('"', 1));
        ModelException e = assertThrows(
                ModelException.class, () -> loader.classifier(ModelRequest.of(file, CardOptions.NONE, w -> {})));
        oneSentence(e, ModelFile.cardOf(file), field);
    }

    @Test
    void aCardWhoseWeightsAreMissingIsRefused() throws Exception {
        Path card = folder.resolve("alone.json");
        Json.write(card, TestModels.classifierCard("alone"));
        refused(card, "");
    }

    @Test
    void anUnknownArchitectureIsRefusedWithTheKnownOnes() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        edit(weights.resolveSibling("n.json"), "strided4>resnet152");
        refused(weights.resolveSibling("n.json"), "resnet152", "strided4");
    }

    @Test
    void weightsThatDoNotFitTheArchitectureAreRefused() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        edit(weights.resolveSibling("n.json"), "strided4>conv2");
        refused(weights.resolveSibling("n.json"), "do not fit the architecture");
    }

    @Test
    void missingNativeWeightsAreRefused() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        Files.delete(weights);
        refused(weights.resolveSibling("n.json"), "n.safetensors does not exist");
    }

    @Test
    void truncatedNativeWeightsAreRefused() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        byte[] whole = Files.readAllBytes(weights);
        for (int length : new int[] {0, 6, 40, whole.length / 2}) {
            Files.write(weights, Arrays.copyOf(whole, length));
            refused(weights.resolveSibling("n.json"), "safetensors");
        }
    }

    @Test
    void weightsThatClaimALargeHeaderAreRefused() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        for (long claimed : new long[] {Integer.MAX_VALUE, Long.MAX_VALUE, -1, 9}) {
            ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            Files.write(weights, bytes.putLong(claimed).put((byte) '{').array());
            refused(weights.resolveSibling("n.json"), "is not a whole safetensors file");
        }
    }

    @Test
    void weightsThatAreTooLargeAreNotRead() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        try (RandomAccessFile file = new RandomAccessFile(weights.toFile(), "rw")) {
            file.setLength(513L << 20);
        }
        refused(weights.resolveSibling("n.json"), "holds 513 MB, and weights of up to 512 MB are read");
    }

    @Test
    void aCardOfAnotherNameIsTold() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        Path other = Files.copy(ModelFile.cardOf(file), folder.resolve("other.card"));
        refused(other, "is a model card", "ends in .json");
        Path capitals = Files.move(ModelFile.cardOf(file), folder.resolve("CAPITALS.JSON"));
        loader.classifier(ModelRequest.quiet(capitals)).close();
    }

    @Test
    void nativeWeightsGiveTheNetworkThatWroteThem() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        try (NDManager scope = engine.scope();
                NativeNetwork random = strided(3);
                Classifier read = loader.classifier(
                        ModelRequest.of(weights.resolveSibling("n.json"), CardOptions.NONE, warnings::add))) {
            NDArray x = TestEngine.grid(scope, new Shape(2, 1, 32, 32));
            assertArrayEquals(
                    random.forward(x).get(1).toFloatArray(),
                    read.classify(x).logits().toFloatArray(),
                    1e-5f); // normalisations are multiplied into the weights
        }
    }

    // what a person says

    @Test
    void whatIsSaidOverridesTheCard() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        CardOptions said = new CardOptions(List.of(-1.0, 1.0), List.of(0.1), List.of(0.5), null, null);
        try (Classifier classifier = loader.classifier(ModelRequest.of(file, said, warnings::add))) {
            assertEquals(List.of(-1.0, 1.0), classifier.card().range());
            assertEquals(List.of(0.1), classifier.card().mean());
            assertEquals(List.of(0.5), classifier.card().deviation());
            assertEquals(32, classifier.card().height());
        }
    }

    @Test
    void aSizeThatIsSaidIsTried() throws Exception {
        try (Classifier classifier = loader.classifier(ModelRequest.of(
                TestModels.file("adaptive"), new CardOptions(null, null, null, List.of(48), null), warnings::add))) {
            assertEquals(48, classifier.card().height());
            assertEquals(48, classifier.card().width());
        }
        CardOptions wrong = new CardOptions(null, null, null, List.of(28), null);
        assertThrows(
                ModelException.class,
                () -> loader.classifier(ModelRequest.of(TestModels.file("student-1"), wrong, w -> {})));
    }

    @Test
    void impossibleOptionsAreRefused() {
        for (CardOptions wrong : List.of(
                new CardOptions(List.of(1.0, 0.0), null, null, null, null),
                new CardOptions(List.of(0.0, Double.NaN), null, null, null, null),
                new CardOptions(null, List.of(0.1, 0.2), null, null, null),
                new CardOptions(null, null, List.of(0.0), null, null),
                new CardOptions(null, null, null, List.of(0), null))) {
            ModelException e = assertThrows(
                    ModelException.class,
                    () -> loader.classifier(ModelRequest.of(TestModels.file("student-1"), wrong, w -> {})),
                    wrong.toString());
            oneSentence(e, TestModels.file("student-1"));
        }
    }

    @Test
    void rememberWritesTheCardAndALaterLoadAsksNothing() throws Exception {
        Path file = TestModels.copy("adaptive", folder);
        Probed probed = loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER);
        ModelCard completed = probed.card()
                .with()
                .range(List.of(-1.0, 1.0))
                .mean(List.of(0.5))
                .deviation(List.of(0.25))
                .height(48)
                .width(48)
                .build()
                .withClasses(List.of("a", "b", "c", "d", "e"));
        assertEquals(completed, loader.remember(file, completed));
        assertTrue(Files.isRegularFile(folder.resolve("adaptive.json")));
        try (Classifier classifier = loader.classifier(ModelRequest.of(file, CardOptions.NONE, warnings::add))) {
            assertEquals(completed, classifier.card());
            assertEquals(List.of(), warnings);
        }
        assertEquals(
                completed,
                loader.probe(ModelRequest.quiet(file), ModelKind.CLASSIFIER).card());
    }

    @Test
    void aCardThatDoesNotHoldIsNotRemembered() {
        Path file = TestModels.copy("student-1", folder);
        ModelCard wrong = TestModels.classifierCard("student-1");
        assertThrows(ModelException.class, () -> loader.remember(file, wrong));
        assertFalse(Files.exists(folder.resolve("student-1.json")));
        assertFalse(Files.exists(folder.resolve("student-1.json.part")));
    }
}
