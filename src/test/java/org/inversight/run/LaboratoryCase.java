package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestModels;
import org.inversight.fixtures.TestSample;
import org.inversight.loading.LoadSummary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments on the real engine with small networks. */
abstract class LaboratoryCase {

    @TempDir
    static Path samples;

    EngineLaboratory laboratory;

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    @BeforeEach
    void start() {
        laboratory = open();
    }

    @AfterEach
    void stop() {
        laboratory.close();
    }

    int arrays(Experiment experiment) throws Exception {
        return laboratory
                .measure(experiment, (engine, attack) -> engine.managedArrays())
                .get(60, TimeUnit.SECONDS);
    }

    static EngineLaboratory open() {
        EngineLaboratory made = new EngineLaboratory(Catalogue.standard(), new SampleStore(samples));
        made.start(new EngineSettings("cpu", 1), Progress.NONE).join();
        return made;
    }

    Experiment tiny(String attack) {
        return laboratory.samples().getFirst().experiment(attack, 1);
    }

    /** The test's own target and generator, and whatever the files add. */
    static Experiment own(String attack, String loss, ModelFiles files) {
        ModelFiles all = (files.classifier() == null
                        ? files.withClassifier(
                                TestModels.file("classifier-traced").toString())
                        : files)
                .withGenerator(TestModels.file("generator").toString());
        return ExperimentBuilder.builder()
                .models(all)
                .attack(attack)
                .loss(loss)
                .augmentation("none")
                .targets(List.of(0, 1))
                .restarts(1)
                .steps(3)
                .device("cpu")
                .threads(1)
                .build();
    }

    LoadSummary prepare(Experiment experiment) throws Exception {
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            return run.opened().get(60, TimeUnit.SECONDS);
        }
    }

    void refused(Experiment experiment, String... parts) {
        ExecutionException e = assertThrows(ExecutionException.class, () -> prepare(experiment));
        String said = Messages.of(e);
        for (String part : parts) {
            assertTrue(said.contains(part), said);
        }
        assertFalse(said.contains("\n"), said);
        assertFalse(said.contains("unexpected"), said);
    }

    float[] pixels(Experiment experiment) throws Exception {
        return pixels(laboratory, experiment);
    }

    static float[] pixels(EngineLaboratory where, Experiment experiment) throws Exception {
        try (Run run = where.open(experiment, Progress.NONE)) {
            run.play();
            Ending ending = ending(run);
            assertEquals(Ending.Reason.STEPS, ending.reason(), ending.sentence());
            return last(run).images().pixels();
        }
    }

    static Ending ending(Run run) throws Exception {
        return run.ended().get(120, TimeUnit.SECONDS);
    }

    static Snapshot last(Run run) {
        return Objects.requireNonNull(run.latest());
    }
}
