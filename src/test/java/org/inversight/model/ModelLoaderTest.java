package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a person may give as a model: a model that does what it says, or one sentence. */
class ModelLoaderTest {

    @TempDir Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Engine engine;
    private ModelLoader loader;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        loader = new ModelLoader(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    // what is no model

    @Test
    void aStateDictIsRefusedWithTheWayToExport() {
        refused(TestModels.file("state-dict"), "state_dict", "torch.jit.script");
    }

    @Test
    void aPickleIsRefusedWithTheWayToExport() throws IOException {
        refused(write("old.pt", new byte[] {(byte) 0x80, 2, '}', 'q', 0}), "pickle", "torch.jit");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(TestModels.file("classifier-scripted"));
        for (int length : new int[] {5, 100, whole.length / 2, whole.length - 30}) {
            refused(
                    write("cut-%d.pt".formatted(length), Arrays.copyOf(whole, length)),
                    "truncated or damaged",
                    "again");
        }
    }

    @Test
    void anArchiveWithDamagedContentsIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(TestModels.file("classifier-scripted"));
        Arrays.fill(bytes, 60, bytes.length / 2, (byte) 7);
        refused(write("damaged.pt", bytes), "");
    }

    @Test
    void noiseIsRefused() throws IOException {
        byte[] noise = new byte[3000];
        new Random(4).nextBytes(noise);
        noise[0] = 3;
        noise[8] = 1;
        refused(write("noise.pt", noise), "not a model", "TorchScript");
    }

    @Test
    void aTextIsRefused() throws IOException {
        refused(write("text.pt", "dear model".getBytes(StandardCharsets.UTF_8)), "a text");
    }

    @Test
    void aPictureIsRefused() throws IOException {
        refused(
                write("x.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}),
                "a picture");
    }

    @Test
    void aFolderIsRefused() {
        refused(folder, "is a folder");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refused(write("empty.pt", new byte[0]), "is empty");
    }

    @Test
    void aMissingFileIsRefused() {
        refused(folder.resolve("nowhere.pt"), "does not exist");
    }

    @Test
    void bareWeightsAreRefusedWithWhereTheCardIs() throws IOException {
        Path weights = writeNative("w", Architecture.STRIDED4, 3);
        Files.delete(weights.resolveSibling("w.json"));
        refused(weights, "safetensors", "model card");
    }

    @Test
    void aZipWithoutANetworkIsRefused() throws IOException {
        Path file = folder.resolve("docs.pt");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("readme.txt"));
            zip.closeEntry();
        }
        refused(file, "zip archive without a network");
    }

    @Test
    void aNetworkThatRunsOnNothingIsRefused() {
        refused(TestModels.file("nothing"), "runs neither on pictures", "model card");
    }

    // one thing given as another

    @Test
    void aGeneratorIsNoClassifier() {
        refused(TestModels.file("generator"), "is a generator (it makes pictures from 6 numbers)");
    }

    @Test
    void aClassifierIsNoGenerator() {
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () ->
                                loader.generator(
                                        TestModels.file("student-1"), CardOptions.NONE, w -> {}));
        oneSentence(e, TestModels.file("student-1"), "is a classifier", "a generator is expected");
    }

    @Test
    void aScalarCriticIsNoClassifier() {
        refused(TestModels.file("critic"), "is a critic", "a classifier is expected");
    }

    @Test
    void aClassifierMayServeAsClasswiseCritic() throws ModelException {
        try (Critic critic =
                loader.critic(TestModels.file("student-1"), CardOptions.NONE, w -> {})) {
            assertTrue(critic.classwise());
        }
    }

    // probing

    @ParameterizedTest
    @CsvSource({
        "classifier-scripted, 1, 5, 32",
        "classifier-traced, 1, 5, 32",
        "classifier-frozen, 1, 5, 32",
        "student-1, 1, 5, 0",
        "colour, 3, 5, 32",
        "evaluator, 1, 6, 32"
    })
    void channelsClassesAndFeaturesAreFoundByTrying(
            String name, int channels, int classes, int features) throws ModelException {
        Probed found = loader.probe(TestModels.file(name), ModelKind.CLASSIFIER);
        ModelCard card = found.card();
        assertEquals(ModelKind.CLASSIFIER, card.kind());
        assertEquals(channels, card.channels());
        assertEquals(32, card.height());
        assertEquals(32, card.width());
        assertEquals(classes, card.classes().size());
        assertEquals(features, card.features());
        assertEquals(features > 0 ? Outputs.FEATURES_AND_LOGITS : Outputs.LOGITS, card.outputs());
        assertEquals(List.of(32), found.sizes());
    }

    @Test
    void whereSeveralSizesFitAllAreOffered() throws ModelException {
        Probed found = loader.probe(TestModels.file("adaptive"), ModelKind.CLASSIFIER);
        assertTrue(found.sizes().containsAll(List.of(28, 32, 64, 224)), found.sizes().toString());
        try (Classifier ignored =
                loader.classifier(TestModels.file("adaptive"), CardOptions.NONE, warnings::add)) {
            assertTrue(
                    warnings.stream().anyMatch(w -> w.contains("the size 32 is a guess")),
                    warnings.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "generator, 6, 0.0",
        "generator-tanh, 6, -1.0",
        "generator-frozen, 10, 0.0",
        "generator-dcgan, 12, -1.0"
    })
    void latentSizeAndRangeOfAGeneratorAreFoundByTrying(String name, int latent, double low)
            throws ModelException {
        ModelCard card = loader.probe(TestModels.file(name), ModelKind.GENERATOR).card();
        assertEquals(ModelKind.GENERATOR, card.kind());
        assertEquals(latent, card.latent());
        assertEquals(List.of(low, 1.0), card.range());
        assertEquals(List.of(1, 32, 32), List.of(card.channels(), card.height(), card.width()));
    }

    @Test
    void aGeneratorIsFoundWhateverWasExpected() throws ModelException {
        assertEquals(
                ModelKind.GENERATOR,
                loader.probe(TestModels.file("generator"), ModelKind.CLASSIFIER).card().kind());
        assertEquals(
                ModelKind.CLASSIFIER,
                loader.probe(TestModels.file("student-1"), ModelKind.GENERATOR).card().kind());
    }

    @Test
    void criticsOfBothKindsAreFoundByTrying() throws ModelException {
        Probed scalar = loader.probe(TestModels.file("critic"), ModelKind.CRITIC);
        Probed classwise = loader.probe(TestModels.file("k-critic"), ModelKind.CRITIC);
        assertEquals(Outputs.SCORE, scalar.card().outputs());
        assertEquals(Outputs.LOGITS, classwise.card().outputs());
        assertEquals(ModelKind.CRITIC, classwise.card().kind());
        assertEquals(5, classwise.card().classes().size());
    }

    @Test
    void everyGuessIsOneWarningAndWhatIsSaidIsNoGuess() throws ModelException {
        loader.classifier(TestModels.file("student-1"), CardOptions.NONE, warnings::add).close();
        assertEquals(2, warnings.size(), warnings.toString());
        warnings.clear();
        CardOptions said =
                new CardOptions(List.of(-1.0, 1.0), List.of(0.0), List.of(1.0), List.of(32), null);
        loader.classifier(TestModels.file("student-1"), said, warnings::add).close();
        assertEquals(List.of(), warnings);
    }

    // cards

    @Test
    void aTrueCardIsBelievedWithoutAWarning() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        try (Classifier classifier = loader.classifier(file, CardOptions.NONE, warnings::add)) {
            assertEquals(TestModels.classifierCard("classifier-scripted"), classifier.card());
            assertEquals(List.of(), warnings);
        }
    }

    @Test
    void theCardItselfMayBeOpenedInPlaceOfTheWeights() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        try (Classifier classifier =
                loader.classifier(ModelFile.cardOf(file), CardOptions.NONE, warnings::add)) {
            assertTrue(classifier.hasFeatures());
        }
    }

    @Test
    void aCardThatLiesAboutTheSizeIsCaught() throws Exception {
        Path file =
                withCard(
                        "classifier-scripted",
                        c -> c.withInput(c.range(), c.mean(), c.deviation(), 28, 28));
        refused(file, "pictures of 1 x 28 x 28", "correct the card");
    }

    @Test
    void aCardThatLiesAboutTheClassesIsCaught() throws Exception {
        Path file = withCard("classifier-scripted", c -> c.withClasses(List.of("a", "b", "c")));
        refused(file, "does not give what its card says", "correct the card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"channels\" : 1>\"channels\" : 3", "\"features\" : 32>\"features\" : 33"})
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
        Json.write(
                ModelFile.cardOf(file),
                TestModels.card("generator", ModelKind.GENERATOR, Outputs.IMAGE, 0, 0, 7));
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () -> loader.generator(file, CardOptions.NONE, w -> {}));
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
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () -> loader.classifier(file, CardOptions.NONE, w -> {}));
        oneSentence(e, card);
    }

    @Test
    void aCardOfBytesThatAreNoTextIsRefusedByName() throws Exception {
        Path file = TestModels.copy("student-1", folder);
        Path card = Files.write(ModelFile.cardOf(file), new byte[] {'{', (byte) 0xFF, (byte) 0xC0});
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () -> loader.classifier(file, CardOptions.NONE, w -> {}));
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
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () -> loader.classifier(file, CardOptions.NONE, w -> {}));
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
    void nativeWeightsGiveTheNetworkThatWroteThem() throws Exception {
        Path weights = writeNative("n", Architecture.STRIDED4, 3);
        try (NDManager scope = engine.scope();
                NativeNetwork random = strided(3);
                Classifier read =
                        loader.classifier(
                                weights.resolveSibling("n.json"),
                                CardOptions.NONE,
                                warnings::add)) {
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
        CardOptions said =
                new CardOptions(List.of(-1.0, 1.0), List.of(0.1), List.of(0.5), null, null);
        try (Classifier classifier = loader.classifier(file, said, warnings::add)) {
            assertEquals(List.of(-1.0, 1.0), classifier.card().range());
            assertEquals(List.of(0.1), classifier.card().mean());
            assertEquals(List.of(0.5), classifier.card().deviation());
            assertEquals(32, classifier.card().height());
        }
    }

    @Test
    void aSizeThatIsSaidIsTried() throws Exception {
        try (Classifier classifier =
                loader.classifier(
                        TestModels.file("adaptive"),
                        new CardOptions(null, null, null, List.of(48), null),
                        warnings::add)) {
            assertEquals(48, classifier.card().height());
            assertEquals(48, classifier.card().width());
        }
        CardOptions wrong = new CardOptions(null, null, null, List.of(28), null);
        assertThrows(
                ModelException.class,
                () -> loader.classifier(TestModels.file("student-1"), wrong, w -> {}));
    }

    @Test
    void impossibleOptionsAreRefused() {
        for (CardOptions wrong :
                List.of(
                        new CardOptions(List.of(1.0, 0.0), null, null, null, null),
                        new CardOptions(List.of(0.0, Double.NaN), null, null, null, null),
                        new CardOptions(null, List.of(0.1, 0.2), null, null, null),
                        new CardOptions(null, null, List.of(0.0), null, null),
                        new CardOptions(null, null, null, List.of(0), null))) {
            ModelException e =
                    assertThrows(
                            ModelException.class,
                            () -> loader.classifier(TestModels.file("student-1"), wrong, w -> {}),
                            wrong.toString());
            oneSentence(e, TestModels.file("student-1"));
        }
    }

    @Test
    void rememberWritesTheCardAndALaterLoadAsksNothing() throws Exception {
        Path file = TestModels.copy("adaptive", folder);
        Probed probed = loader.probe(file, ModelKind.CLASSIFIER);
        ModelCard completed =
                probed.card()
                        .withInput(List.of(-1.0, 1.0), List.of(0.5), List.of(0.25), 48, 48)
                        .withClasses(List.of("a", "b", "c", "d", "e"));
        assertEquals(completed, loader.remember(file, completed));
        assertTrue(Files.isRegularFile(folder.resolve("adaptive.json")));
        try (Classifier classifier = loader.classifier(file, CardOptions.NONE, warnings::add)) {
            assertEquals(completed, classifier.card());
            assertEquals(List.of(), warnings);
        }
        assertEquals(completed, loader.probe(file, ModelKind.CLASSIFIER).card());
    }

    @Test
    void aCardThatDoesNotHoldIsNotRemembered() {
        Path file = TestModels.copy("student-1", folder);
        ModelCard wrong = TestModels.classifierCard("student-1");
        assertThrows(ModelException.class, () -> loader.remember(file, wrong));
        assertFalse(Files.exists(folder.resolve("student-1.json")));
        assertFalse(Files.exists(folder.resolve("student-1.json.part")));
    }

    @Test
    void whatFailsLeavesNothingHalfLoaded() throws Exception {
        Path lying = withCard("classifier-scripted", c -> c.withClasses(List.of("a")));
        int before = engine.root().getManagedArrays().size();
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    ModelException.class,
                    () -> loader.classifier(lying, CardOptions.NONE, w -> {}));
            assertThrows(
                    ModelException.class,
                    () ->
                            loader.classifier(
                                    TestModels.file("generator"), CardOptions.NONE, w -> {}));
        }
        assertEquals(before, engine.root().getManagedArrays().size());
    }

    private void refused(Path file, String... parts) {
        ModelException e =
                assertThrows(
                        ModelException.class,
                        () -> loader.classifier(file, CardOptions.NONE, w -> {}));
        oneSentence(e, file, parts);
    }

    private static void oneSentence(ModelException e, Path file, String... parts) {
        String said = String.valueOf(e.getMessage());
        assertTrue(said.contains(String.valueOf(file.getFileName()).replace(".json", "")), said);
        for (String part : parts) {
            assertTrue(
                    Arrays.stream(part.split("\\|")).anyMatch(said::contains) || part.isEmpty(),
                    said);
        }
        assertFalse(said.contains("\n"), said);
        assertTrue(said.endsWith("."), said);
        assertTrue(said.length() < 500, said);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path withCard(String name, UnaryOperator<ModelCard> change) throws IOException {
        Path file = TestModels.copy(name, folder);
        Json.write(ModelFile.cardOf(file), change.apply(TestModels.classifierCard(name)));
        return file;
    }

    /** {@code FROM>TO} in a text file; FROM must be there. */
    private static void edit(Path file, String change) throws IOException {
        String text = Files.readString(file);
        String[] parts = change.split(">", -1);
        assertTrue(text.contains(parts[0]), text);
        Files.writeString(file, text.replace(parts[0], parts[1]));
    }

    private NativeNetwork strided(int classes) {
        return NativeNetwork.random(
                engine.root(), Architecture.STRIDED4, classes, 0, Noise.keyed(1));
    }

    private Path writeNative(String name, Architecture architecture, int classes)
            throws IOException {
        Path weights = folder.resolve(name + ".safetensors");
        try (NativeNetwork network = strided(classes)) {
            WeightsFile.write(weights, network.arrays(), DataType.FLOAT32);
        }
        ModelCard card =
                new ModelCard(
                        name,
                        ModelKind.CLASSIFIER,
                        ModelFormat.NATIVE,
                        architecture.cardName(),
                        name + ".safetensors",
                        1,
                        32,
                        32,
                        List.of(0.0, 1.0),
                        List.of(0.0),
                        List.of(1.0),
                        List.of("a", "b", "c"),
                        Outputs.FEATURES_AND_LOGITS,
                        128,
                        0,
                        false,
                        0,
                        Provenance.UNKNOWN,
                        List.of(),
                        List.of(),
                        Access.WEIGHTS);
        Json.write(folder.resolve(name + ".json"), card);
        return weights;
    }
}
