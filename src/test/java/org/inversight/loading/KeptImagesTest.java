package org.inversight.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.inversight.data.Idx;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.DataFiles;
import org.inversight.experiment.Defaults;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestEngine;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestSample;
import org.inversight.loss.FeatureReference;
import org.inversight.model.CardOptions;
import org.inversight.model.Classifier;
import org.inversight.model.Json;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelFile;
import org.inversight.model.ModelLoader;
import org.inversight.model.ModelRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, and what is made of them, are kept as long as they are the same and somebody uses them. */
class KeptImagesTest {

    private static final ModelCard CARD = TestModels.classifierCard("classifier-scripted");

    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void start() {
        engine = TestEngine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void privateImagesThatChangedAreReadAgain() throws IOException {
        PrivateImages kept = new PrivateImages(engine);
        write(0.2f);
        LabelledImages before = read(kept);
        assertSame(before, read(kept));
        write(0.6f);
        LabelledImages after = read(kept);
        assertEquals(0.6f, after.images().pixels()[0], 0.002f);
    }

    /** They lie in another file. */
    @Test
    void labelsBesideANamedFileAreLookedAtToo() throws IOException {
        PrivateImages kept = new PrivateImages(engine);
        write(0.2f);
        Path file = folder.resolve("images.idx.gz");
        LabelledImages before = read(kept, file);
        assertSame(before, read(kept, file));
        ModelShelfTest.touch(folder.resolve("labels.idx.gz"));
        assertNotSame(before, read(kept, file));
    }

    @Test
    void auxiliaryImagesThatChangedAreReadAgain() throws IOException {
        AuxiliaryImages kept = new AuxiliaryImages();
        ExperimentFiles files = files(new DataFiles(null, null, folder.toString()), "target");
        write(0.2f);
        Images before = kept.of(files, CARD, w -> {}, Progress.NONE);
        assertSame(before, kept.of(files, CARD, w -> {}, Progress.NONE));
        write(0.6f);
        assertEquals(0.6f, kept.of(files, CARD, w -> {}, Progress.NONE).pixels()[0], 0.002f);
    }

    @Test
    void referenceFollowsTheImagesAndTheCardOfTheTarget() throws Exception {
        Path target = TestModels.copy("classifier-scripted", folder);
        Path images = Files.createDirectories(folder.resolve("public"));
        Json.write(ModelFile.cardOf(target), CARD);
        ExperimentFiles files = files(new DataFiles(images.toString(), null, null), target.toString());
        try (ReferenceLoader kept = new ReferenceLoader(engine.scope())) {
            write(images, 0.2f);
            FeatureReference before = reference(kept, files, target);
            assertSame(before, reference(kept, files, target));
            write(images, 0.6f);
            FeatureReference other = reference(kept, files, target);
            assertNotEquals(mean(before), mean(other));
            Json.write(ModelFile.cardOf(target), CARD.with().mean(List.of(0.5)).build());
            ModelShelfTest.touch(ModelFile.cardOf(target));
            assertNotEquals(mean(other), mean(reference(kept, files, target)));
        }
    }

    @Test
    void whatNoOpenMaterialsUseIsFreed() throws Exception {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        TestSample.write(samples);
        SampleStore store = new SampleStore(samples);
        Catalogue catalogue = Catalogue.standard();
        try (MaterialsLoader loader = new MaterialsLoader(engine, store, catalogue)) {
            Sample tiny = store.all().getFirst();
            Experiment experiment = tiny.experiment("patch-mi", 1);
            Materials first = loader.load(experiment, Progress.NONE);
            assertNotNull(first.privateImages());
            assertNotNull(first.auxiliary());
            loader.keepOnly(List.of(first));
            Materials again = loader.load(experiment, Progress.NONE);
            assertSame(first.privateImages(), again.privateImages());
            assertSame(first.auxiliary(), again.auxiliary());
            loader.keepOnly(List.of());
            Materials anew = loader.load(experiment, Progress.NONE);
            assertNotSame(first.privateImages(), anew.privateImages());
            assertNotSame(first.auxiliary(), anew.auxiliary());
        }
    }

    @Test
    void aReferenceThatNoOpenMaterialsUseIsFreed() throws Exception {
        Path samples = Files.createDirectories(folder.resolve("samples"));
        TestSample.write(samples);
        SampleStore store = new SampleStore(samples);
        try (MaterialsLoader loader = new MaterialsLoader(engine, store, Catalogue.standard())) {
            Experiment experiment = store.all().getFirst().experiment("gmi", 1);
            Materials first = loader.load(experiment, Progress.NONE);
            FeatureReference reference = Objects.requireNonNull(first.reference());
            loader.keepOnly(List.of(first));
            assertSame(reference, loader.load(experiment, Progress.NONE).reference());
            loader.keepOnly(List.of());
            assertThrows(IllegalStateException.class, () -> reference.mean().toFloatArray());
            assertNotSame(reference, loader.load(experiment, Progress.NONE).reference());
        }
    }

    private FeatureReference reference(ReferenceLoader kept, ExperimentFiles files, Path target) throws Exception {
        try (Classifier classifier =
                new ModelLoader(engine).classifier(ModelRequest.of(target, CardOptions.NONE, w -> {}))) {
            return kept.of(files, classifier, null, w -> {}, Progress.NONE);
        }
    }

    private static List<Float> mean(FeatureReference reference) {
        float[] mean = reference.mean().toFloatArray();
        return Arrays.asList(mean[0], mean[1], mean[2], mean[3]);
    }

    private LabelledImages read(PrivateImages kept) throws IOException {
        return read(kept, folder);
    }

    private static LabelledImages read(PrivateImages kept, Path from) throws IOException {
        return Objects.requireNonNull(kept.read(from, true, CARD, List.of(), w -> {}, Progress.NONE));
    }

    private ExperimentFiles files(DataFiles data, String target) throws IOException {
        Experiment experiment = Defaults.of(Catalogue.standard(), "pixel")
                .withData(data)
                .withModels(ModelFiles.NONE.withClassifier(target));
        return ExperimentFiles.of(experiment, new SampleStore(folder));
    }

    private void write(float level) throws IOException {
        write(folder, level);
    }

    /** Later than before, whatever the file system's clock. */
    private static void write(Path where, float level) throws IOException {
        float[] pixels = new float[12 * 1024];
        int[] labels = new int[12];
        Arrays.fill(pixels, level);
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 5;
        }
        Path file = where.resolve("images.idx.gz");
        boolean again = Files.exists(file);
        Idx.writeImages(file, new Images(12, 1, 32, 32, pixels));
        Idx.writeLabels(where.resolve("labels.idx.gz"), labels);
        if (again) {
            ModelShelfTest.touch(file);
        }
    }
}
