package org.inversight.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.inversight.data.Images;
import org.inversight.engine.Engine;
import org.inversight.fixtures.Networks;
import org.inversight.fixtures.TestEngine;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.Json;
import org.inversight.model.WeightsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReferencesTest {

    @TempDir
    Path folder;

    private Engine engine;
    private NDManager owner;
    private Classifier target;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
        owner = engine.scope();
        target = Networks.target();
    }

    @AfterEach
    void stop() {
        target.close();
        engine.close();
    }

    /** 120 images, so that two batches of fifty and one of twenty are averaged. */
    @Test
    void theReferenceIsMeanAndDeviationOfTheTargetsFeatures() {
        int count = 120;
        NDArray grid = TestEngine.grid(owner, new Shape(count, 1, 32, 32));
        FeatureReference reference =
                FeatureReferences.ofImages(owner, target, new Images(count, 1, 32, 32, grid.toFloatArray()), "grids");
        NDArray features = Objects.requireNonNull(target.classify(grid).features());
        float[] all = features.toFloatArray();
        float[] mean = reference.mean().toFloatArray();
        float[] deviation = reference.deviation().toFloatArray();
        assertEquals(32, mean.length);
        assertEquals(count, reference.count());
        for (int d = 0; d < mean.length; d++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                sum += all[i * 32 + d];
                squares += (double) all[i * 32 + d] * all[i * 32 + d];
            }
            double expected = sum / count;
            assertEquals(expected, mean[d], 1e-5);
            assertEquals(Math.sqrt(squares / count - expected * expected), deviation[d], 1e-4);
        }
    }

    @Test
    void tooFewImagesMakeNoReference() {
        Images nine = new Images(9, 1, 32, 32, new float[9 * 1024]);
        String said = assertThrows(
                        IllegalArgumentException.class, () -> FeatureReferences.ofImages(owner, target, nine, "few"))
                .toString();
        assertTrue(said.contains("few has 9, too few") && said.contains("give 10 at least"), said);
        Images ten = new Images(10, 1, 32, 32, new float[10 * 1024]);
        assertEquals(10, FeatureReferences.ofImages(owner, target, ten, "ten").count());
    }

    @Test
    void withoutImagesTheGeneratorStandsInAndSaysSo() {
        try (Generator generator = Networks.generator()) {
            FeatureReference one = FeatureReferences.ofGenerator(owner, target, generator);
            FeatureReference two = FeatureReferences.ofGenerator(owner, target, generator);
            assertEquals(1000, one.count());
            assertEquals("images of the generator", one.source());
            assertEquals(one.mean(), two.mean());
        }
    }

    @Test
    void aWrittenReferenceIsReadAgain() throws IOException {
        WeightsFile.write(
                folder.resolve("f.safetensors"),
                Map.of(
                        "mean", owner.create(new float[] {1, 2}),
                        "deviation", owner.create(new float[] {0.5f, 0.25f})),
                DataType.FLOAT32);
        Path file = folder.resolve("f.json");
        Json.write(file, new FeatureReferences.Document("f.safetensors", 50, "letters"));
        FeatureReference read = FeatureReferences.read(owner, file);
        assertEquals(owner.create(new float[] {1, 2}), read.mean());
        assertEquals(owner.create(new float[] {0.5f, 0.25f}), read.deviation());
        assertEquals(50, read.count());
        assertEquals("letters", read.source());
    }

    @Test
    void aReferenceWithoutItsArraysIsRefusedInOneSentence() throws IOException {
        WeightsFile.write(
                folder.resolve("f.safetensors"), Map.of("mean", owner.create(new float[] {1, 2})), DataType.FLOAT32);
        Path file = folder.resolve("f.json");
        Json.write(file, new FeatureReferences.Document("f.safetensors", 50, "letters"));
        var refused = assertThrows(IOException.class, () -> FeatureReferences.read(owner, file));
        assertTrue(refused.toString().contains("lacks the arrays \"mean\" and \"deviation\""), refused.toString());
    }
}
