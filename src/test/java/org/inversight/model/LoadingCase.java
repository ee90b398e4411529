package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Loads models in a folder of its own. */
abstract class LoadingCase {

    @TempDir
    Path folder;

    final List<String> warnings = new ArrayList<>();
    Engine engine;
    ModelLoader loader;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        loader = new ModelLoader(engine);
    }

    @AfterEach
    void stop() {
        loader.release();
        engine.close();
    }

    void refused(Path file, String... parts) {
        ModelException e = assertThrows(
                ModelException.class, () -> loader.classifier(ModelRequest.of(file, CardOptions.NONE, w -> {})));
        oneSentence(e, file, parts);
    }

    static void oneSentence(ModelException e, Path file, String... parts) {
        String said = String.valueOf(e.getMessage());
        assertTrue(said.contains(String.valueOf(file.getFileName()).replace(".json", "")), said);
        for (String part : parts) {
            assertTrue(Arrays.stream(part.split("\\|")).anyMatch(said::contains) || part.isEmpty(), said);
        }
        assertFalse(said.contains("\n"), said);
        assertTrue(said.endsWith("."), said);
        assertTrue(said.length() < 500, said);
    }

    Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    Path withCard(String name, UnaryOperator<ModelCard> change) throws IOException {
        Path file = TestModels.copy(name, folder);
        Json.write(ModelFile.cardOf(file), change.apply(TestModels.classifierCard(name)));
        return file;
    }

    /** {@code FROM>TO} in a text file; FROM must be there. */
    static void edit(Path file, String change) throws IOException {
        String text = Files.readString(file);
        String[] parts = change.split(">", -1);
        assertTrue(text.contains(parts[0]), text);
        Files.writeString(file, text.replace(parts[0], parts[1]));
    }

    NativeNetwork strided(int classes) {
        return NativeNetwork.random(engine.root(), Architecture.STRIDED4, classes, 0, Noise.keyed(1));
    }

    Path writeNative(String name, Architecture architecture, int classes) throws IOException {
        Path weights = folder.resolve(name + ".safetensors");
        try (NativeNetwork network = strided(classes)) {
            WeightsFile.write(weights, network.arrays(), DataType.FLOAT32);
        }
        ModelCard card = ModelCard.named(name, ModelKind.CLASSIFIER)
                .format(ModelFormat.NATIVE)
                .architecture(architecture.cardName())
                .weights(name + ".safetensors")
                .channels(1)
                .height(32)
                .width(32)
                .classes(List.of("a", "b", "c"))
                .outputs(Outputs.FEATURES_AND_LOGITS)
                .features(128)
                .build();
        Json.write(folder.resolve(name + ".json"), card);
        return weights;
    }
}
