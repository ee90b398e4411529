package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.engine.OpenNetworks;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestSample;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.Probe;
import org.inversight.metric.Neighbour;
import org.inversight.metric.PrivateAccuracy;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whole experiments need, and how they end. */
class LaboratoryTest extends LaboratoryCase {

    // what an experiment needs

    @Test
    void aSampleBringsEverythingItNeeds() throws Exception {
        LoadSummary ready = prepare(tiny("kedmi"));
        assertEquals(
                Objects.requireNonNull(ready.measured()).warnings(),
                ready.warnings(),
                "the private images are noise, and nothing else is amiss");
        assertEquals(15, ready.measured().target().images());
        assertEquals(
                List.of("student-2", "evaluator"),
                ready.measured().evaluators().stream()
                        .map(PrivateAccuracy::name)
                        .toList());
        assertEquals(List.of(), ready.conversions());
        assertEquals(1, ready.students().size());
        assertEquals(2, ready.evaluators().size());
        assertEquals("k-critic", Objects.requireNonNull(ready.critic()).name());
        assertEquals(16, Objects.requireNonNull(ready.images()).count());
    }

    @Test
    void theSummaryShowsPrivateImagesOfEachClassAndTheirMean() throws Exception {
        LoadSummary ready = prepare(tiny("gmi"));
        LabelledImages examples = Objects.requireNonNull(ready.examples());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, examples.labels());
        Album album = Objects.requireNonNull(ready.album());
        Images own = album.of(2);
        assertEquals(3, own.count());
        float mean = (own.image(0)[7] + own.image(1)[7] + own.image(2)[7]) / 3;
        assertEquals(mean, album.mean(2).pixels()[7], 1e-5f);
        assertSame(album, prepare(tiny("pixel")).album());
        assertNull(ready.verifier());
    }

    @Test
    void theSampleThatSaysSoComesFirst(@TempDir Path root) throws IOException {
        TestSample.write(root);
        for (String name : List.of("a-plain", "z-first", "m-first")) {
            copy(root.resolve("tiny"), root.resolve(name), name.endsWith("first"));
        }
        assertEquals(
                List.of("m-first", "z-first", "a-plain", "tiny"),
                new SampleStore(root).all().stream().map(Sample::name).toList());
    }

    private static void copy(Path from, Path to, boolean first) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Path sample = to.resolve("sample.json");
        String text = Files.readString(sample);
        Files.writeString(sample, text.replaceFirst("\\{", "{ \"first\": %s,".formatted(first)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "pixel"})
    void theBeginningIsStepZeroOfTheRun(String attack) throws Exception {
        Experiment experiment = tiny(attack);
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            Snapshot beginning = run.begun().get(60, TimeUnit.SECONDS);
            assertEquals(RunState.IDLE, run.status().state());
            run.step();
            run.stop();
            ending(run);
            Snapshot first = run.timeline().all().getFirst();
            assertEquals(0, first.step());
            assertSame(beginning, first, "the idle run is step 0");
            assertEquals(
                    1, run.timeline().all().stream().filter(s -> s.step() == 0).count());
        }
    }

    @Test
    void preparingAgainRepeatsEveryWarning() throws Exception {
        Experiment own = own("gmi", "cross-entropy", ModelFiles.NONE);
        List<String> first = prepare(own).warnings();
        assertTrue(first.size() >= 4, first.toString());
        assertEquals(first, prepare(own).warnings());
    }

    @Test
    void gmiWithoutCriticRunsAndSaysSo() throws Exception {
        Experiment own = own("gmi", "cross-entropy", ModelFiles.NONE);
        assertTrue(prepare(own).warnings().contains("There is no critic, so the attack runs without its prior loss."));
        try (Run run = laboratory.open(own.withSteps(2), Progress.NONE)) {
            run.play();
            assertEquals(Ending.Reason.STEPS, ending(run).reason());
            assertEquals(1, last(run).terms().size());
        }
    }

    @Test
    void lomWithoutPublicImagesTakesTheGeneratorsAndSaysSo() throws Exception {
        Experiment own = own("gmi", "lom", ModelFiles.NONE);
        assertTrue(
                prepare(own).warnings().stream().anyMatch(w -> w.contains("feature reference")),
                prepare(own).warnings().toString());
    }

    @Test
    void theFeatureReferenceIsThatOfThisVeryGenerator(@TempDir Path folder) throws Exception {
        Path same = folder.resolve("generator.pt");
        Files.copy(TestModels.file("generator-frozen"), same);
        Experiment first = own("gmi", "lom", ModelFiles.NONE);
        Experiment second =
                first.withModels(first.models().withGenerator(same.toString())).withSteps(6);
        pixels(first);
        float[] after = pixels(second);
        try (EngineLaboratory other = open()) {
            assertArrayEquals(pixels(other, second), after);
        }
    }

    @Test
    void rangesAreConvertedAndSaid() throws Exception {
        ModelFiles files = new ModelFiles(
                TestModels.file("student-1").toString(),
                TestModels.file("generator-tanh").toString(),
                null,
                null,
                null,
                null,
                Map.of(
                        "classifier",
                        new CardOptions(List.of(0.0, 1.0), List.of(0.1), List.of(0.5), null, null, null, null, null)));
        Experiment own = ExperimentBuilder.builder()
                .models(files)
                .attack("gmi")
                .loss("cross-entropy")
                .augmentation("none")
                .targets(List.of(0))
                .restarts(1)
                .steps(2)
                .device("cpu")
                .threads(1)
                .build();
        List<String> said = prepare(own).conversions();
        assertEquals(1, said.size());
        assertTrue(said.getFirst().contains("from [-1.0, 1.0] to [0.0, 1.0]"), said.toString());
        assertTrue(said.getFirst().contains("mean [0.1] and standard deviation [0.5]"), said.toString());
        for (float pixel : pixels(own)) {
            assertTrue(pixel >= 0 && pixel <= 1, "images are shown in [0, 1]: " + pixel);
        }
    }

    @Test
    void aProbedFileAsksWhatOnlyAPersonKnows() throws Exception {
        Probe adaptive = laboratory
                .probe(TestModels.file("adaptive"), ModelKind.CLASSIFIER)
                .get(60, TimeUnit.SECONDS);
        assertEquals(
                List.of("range", "normalisation", "size", "classes"),
                adaptive.questions().stream().map(Probe.Question::field).toList());
        Probe generator = laboratory
                .probe(TestModels.file("generator"), ModelKind.GENERATOR)
                .get(60, TimeUnit.SECONDS);
        assertEquals(List.of(), generator.questions());
    }

    // what stays open

    @Test
    void aLoadThatFailsLeavesNoModelOpen() throws Exception {
        int before = OpenNetworks.count();
        ModelFiles files = new ModelFiles(
                null, null, null, List.of(TestModels.file("evaluator").toString()), null, null, Map.of());
        Experiment failing = tiny("gmi").withModels(files);
        assertThrows(ExecutionException.class, () -> prepare(failing));
        assertEquals(before, OpenNetworks.count());
    }

    @Test
    void aLoadThatFailsLeavesTheModelsOfOpenRunsAlone() throws Exception {
        ModelFiles files = new ModelFiles(
                null, null, null, List.of(TestModels.file("evaluator").toString()), null, null, Map.of());
        Experiment failing = tiny("gmi").withModels(files);
        try (Run open = laboratory.open(tiny("gmi").withSteps(2), Progress.NONE)) {
            open.opened().get(60, TimeUnit.SECONDS);
            int loaded = OpenNetworks.count();
            assertThrows(ExecutionException.class, () -> prepare(failing));
            assertEquals(loaded, OpenNetworks.count());
            open.play();
            assertEquals(Ending.Reason.STEPS, ending(open).reason());
        }
    }

    /** Its students are not those of the branch. */
    @Test
    void theModelsOfABranchsParentAreReleased() throws Exception {
        Experiment parent = tiny("gmi").withSteps(4);
        Experiment other = parent.withChoices("gmi", "cross-entropy", "none");
        begin(other);
        int loaded = OpenNetworks.count();
        begin(parent.branched(2, other));
        assertEquals(loaded, OpenNetworks.count());
    }

    private void begin(Experiment experiment) throws Exception {
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.begun().get(60, TimeUnit.SECONDS);
        }
    }

    // endings

    @Test
    void aTargetThatStopsGivingNumbersStopsTheRun() throws Exception {
        ModelFiles files =
                new ModelFiles(TestModels.file("nan-above").toString(), null, null, null, List.of(), null, Map.of());
        Experiment brightening = ExperimentBuilder.builder()
                .models(files)
                .attack("pixel")
                .loss("cross-entropy")
                .augmentation("none")
                .parameters(Map.of("pixel.learning-rate", 5.0))
                .targets(List.of(0, 1))
                .restarts(1)
                .steps(2000)
                .device("cpu")
                .threads(1)
                .build();
        try (Run run = laboratory.open(brightening, Progress.NONE)) {
            run.play();
            Ending ending = ending(run);
            assertEquals(Ending.Reason.DIVERGED, ending.reason(), ending.sentence());
            assertEquals(RunState.FAILED, run.status().state());
            int step = run.status().step();
            assertTrue(ending.sentence().contains("identity loss became NaN at step " + (step + 1)), ending.sentence());
            for (float pixel : last(run).images().pixels()) {
                assertTrue(Float.isFinite(pixel));
            }
        }
    }

    /** Steps so large that the images are black and white at once: nothing can improve then. */
    @Test
    void thePixelAttackConverges() throws Exception {
        Experiment fast =
                tiny("pixel").withSteps(5000).withParameters(Map.of("pixel.learning-rate", 100.0, "pixel.patience", 3));
        try (Run run = laboratory.open(fast, Progress.NONE)) {
            run.play();
            Ending ending = ending(run);
            assertEquals(Ending.Reason.CONVERGED, ending.reason(), ending.sentence());
            assertTrue(run.status().step() < 5000);
        }
    }

    @Test
    void closingInTheMiddleOfARunEndsIt() throws Exception {
        Run run = laboratory.open(tiny("kedmi").withSteps(1_000_000), Progress.NONE);
        run.play();
        laboratory.close();
        assertTrue(run.ended().isDone());
        assertEquals(Ending.Reason.STOPPED, run.ended().join().reason());
        assertTrue(
                laboratory.open(tiny("gmi"), Progress.NONE).opened().isCompletedExceptionally(),
                "nothing begins after the end");
    }

    @Test
    void theNearestPrivateImageIsOfTheAttackedClass() throws Exception {
        Experiment experiment = tiny("kedmi");
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            run.step();
            run.stop();
            ending(run);
            Neighbour found = run.nearest(last(run), 0).get(60, TimeUnit.SECONDS);
            assertEquals(3, found.pool());
            assertTrue(found.pixelDistance() > 0 && found.featureDistance() > 0);
        }
    }

    @Test
    void manyRunsLeaveNothingBehind() throws Exception {
        Experiment experiment = tiny("kedmi").withSteps(2);
        pixels(experiment);
        int before = arrays(experiment);
        for (int i = 0; i < 5; i++) {
            pixels(experiment.withSeed(i));
        }
        assertEquals(before, arrays(experiment));
    }
}
