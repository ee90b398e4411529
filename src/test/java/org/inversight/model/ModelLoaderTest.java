package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inversight.engine.OpenNetworks;
import org.inversight.engine.Progress;
import org.inversight.fixtures.TestModels;
import org.inversight.model.net.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person may give as a model: a model that does what it says, or one sentence. */
class ModelLoaderTest extends LoadingCase {

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
    void aImageIsRefused() throws IOException {
        refused(write("x.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}), "an image");
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
        refused(TestModels.file("nothing"), "runs neither on images|does not run", "export");
    }

    // one thing given as another

    @Test
    void aGeneratorIsNoClassifier() {
        refused(TestModels.file("generator"), "is a generator (it makes images from 6 numbers)");
    }

    @Test
    void aClassifierIsNoGenerator() {
        ModelException e = assertThrows(
                ModelException.class,
                () -> loader.generator(ModelRequest.of(TestModels.file("student-1"), CardOptions.NONE, w -> {})));
        oneSentence(e, TestModels.file("student-1"), "is a classifier", "a generator is expected");
    }

    @Test
    void aNetworkWithOneNumberIsAClassifierOfTwoClassesWhereItIsOpenedAsOne() throws ModelException {
        try (Classifier two =
                loader.classifier(ModelRequest.of(TestModels.file("critic"), CardOptions.NONE, warnings::add))) {
            assertEquals(2, two.card().classes().size());
            assertTrue(
                    warnings.stream().anyMatch(w -> w.contains("a critic is opened as the critic")),
                    warnings.toString());
        }
    }

    @Test
    void aClassifierMayServeAsClasswiseCritic() throws ModelException {
        try (Critic critic = loader.critic(ModelRequest.of(TestModels.file("student-1"), CardOptions.NONE, w -> {}))) {
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
    void channelsClassesAndFeaturesAreFoundByTrying(String name, int channels, int classes, int features)
            throws ModelException {
        Probed found = loader.probe(ModelRequest.quiet(TestModels.file(name)), ModelKind.CLASSIFIER);
        ModelCard card = found.card();
        assertEquals(ModelKind.CLASSIFIER, card.kind());
        assertEquals(channels, card.channels());
        assertEquals(32, card.height());
        assertEquals(32, card.width());
        assertEquals(classes, card.classes().size());
        assertEquals(features, card.features());
        assertEquals(features > 0 ? Outputs.FEATURES_AND_LOGITS : Outputs.LOGITS, card.outputs());
        assertEquals(List.of(ImageSize.of(32)), found.sizes());
    }

    @Test
    void whereSeveralSizesFitAllAreOffered() throws ModelException {
        Probed found = loader.probe(ModelRequest.quiet(TestModels.file("adaptive")), ModelKind.CLASSIFIER);
        for (int side : List.of(28, 32, 64, 224)) {
            assertTrue(found.sizes().contains(ImageSize.of(side)), found.sizes().toString());
        }
        try (Classifier ignored =
                loader.classifier(ModelRequest.of(TestModels.file("adaptive"), CardOptions.NONE, warnings::add))) {
            assertTrue(warnings.stream().anyMatch(w -> w.contains("the size 32 is a guess")), warnings.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"generator, 6, 0.0", "generator-tanh, 6, -1.0", "generator-frozen, 10, 0.0", "generator-dcgan, 12, -1.0"
    })
    void latentSizeAndRangeOfAGeneratorAreFoundByTrying(String name, int latent, double low) throws ModelException {
        ModelCard card = loader.probe(ModelRequest.quiet(TestModels.file(name)), ModelKind.GENERATOR)
                .card();
        assertEquals(ModelKind.GENERATOR, card.kind());
        assertEquals(latent, card.latent());
        assertEquals(List.of(low, 1.0), card.range());
        assertEquals(List.of(1, 32, 32), List.of(card.channels(), card.height(), card.width()));
    }

    @Test
    void aGeneratorIsFoundWhateverWasExpected() throws ModelException {
        assertEquals(
                ModelKind.GENERATOR,
                loader.probe(ModelRequest.quiet(TestModels.file("generator")), ModelKind.CLASSIFIER)
                        .card()
                        .kind());
        assertEquals(
                ModelKind.CLASSIFIER,
                loader.probe(ModelRequest.quiet(TestModels.file("student-1")), ModelKind.GENERATOR)
                        .card()
                        .kind());
    }

    @Test
    void criticsOfBothKindsAreFoundByTrying() throws ModelException {
        Probed scalar = loader.probe(ModelRequest.quiet(TestModels.file("critic")), ModelKind.CRITIC);
        Probed classwise = loader.probe(ModelRequest.quiet(TestModels.file("k-critic")), ModelKind.CRITIC);
        assertEquals(Outputs.SCORE, scalar.card().outputs());
        assertEquals(Outputs.LOGITS, classwise.card().outputs());
        assertEquals(ModelKind.CRITIC, classwise.card().kind());
        assertEquals(5, classwise.card().classes().size());
    }

    @Test
    void everyGuessIsOneWarningAndWhatIsSaidIsNoGuess() throws ModelException {
        loader.classifier(ModelRequest.of(TestModels.file("student-1"), CardOptions.NONE, warnings::add))
                .close();
        assertEquals(2, warnings.size(), warnings.toString());
        warnings.clear();
        CardOptions said = new CardOptions(List.of(-1.0, 1.0), List.of(0.0), List.of(1.0), List.of(32), null);
        loader.classifier(ModelRequest.of(TestModels.file("student-1"), said, warnings::add))
                .close();
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatFailsLeavesNothingHalfLoaded() throws Exception {
        Path lying = withCard("classifier-scripted", c -> c.withClasses(List.of("a")));
        int before = engine.root().getManagedArrays().size();
        int open = OpenNetworks.count();
        for (int i = 0; i < 5; i++) {
            assertThrows(
                    ModelException.class, () -> loader.classifier(ModelRequest.of(lying, CardOptions.NONE, w -> {})));
            assertThrows(
                    ModelException.class,
                    () -> loader.classifier(ModelRequest.of(TestModels.file("generator"), CardOptions.NONE, w -> {})));
        }
        assertEquals(before, engine.root().getManagedArrays().size());
        assertEquals(open, OpenNetworks.count());
    }

    @Test
    void anErrorLeavesNothingHalfLoadedEither() {
        Progress deep = new Progress() {
            @Override
            public void report(String what, double fraction) {
                throw new StackOverflowError("as deep as it goes");
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        ModelRequest request =
                new ModelRequest(TestModels.file("student-1"), CardOptions.NONE, "--classifier", deep, w -> {});
        int open = OpenNetworks.count();
        assertThrows(StackOverflowError.class, () -> loader.classifier(request));
        assertThrows(StackOverflowError.class, () -> loader.probe(request, ModelKind.CLASSIFIER));
        assertEquals(open, OpenNetworks.count());
    }
}
