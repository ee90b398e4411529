package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.inversight.attack.Attack;
import org.inversight.attack.LossTerm;
import org.inversight.augment.AugmentationType;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ExperimentBuilder;
import org.inversight.experiment.SampleStore;
import org.inversight.fixtures.TestSample;
import org.inversight.loss.LossType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every identity loss with every augmentation in the gradient attacks. */
class CombinationsTest {

    @TempDir
    static Path samples;

    private EngineLaboratory laboratory;

    @BeforeAll
    static void writeSample() {
        TestSample.write(samples);
    }

    @BeforeEach
    void start() {
        laboratory = new EngineLaboratory(Catalogue.standard(), new SampleStore(samples));
        laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
    }

    @AfterEach
    void stop() {
        laboratory.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmi", "kedmi", "pixel"})
    void everyLossGoesWithEveryAugmentationAndLeavesNothingBehind(String attack) {
        for (LossType loss : laboratory.catalogue().losses()) {
            for (AugmentationType augmentation : laboratory.catalogue().augmentations()) {
                Experiment experiment = experiment(
                        attack, loss.entry().id(), augmentation.entry().id());
                List<Integer> arrays = laboratory
                        .measure(
                                experiment,
                                (engine, work) -> IntStream.rangeClosed(1, 4)
                                        .map(step -> after(engine, work, step))
                                        .boxed()
                                        .toList())
                        .join();
                String what =
                        loss.entry().id() + " with " + augmentation.entry().id();
                assertEquals(1, Set.copyOf(arrays).size(), what + ": " + arrays);
            }
        }
    }

    /** The bare step shows each classifier as many images as the attack does. */
    @Test
    void passesKnowHowManyViewsAClassifierSees() {
        Experiment views = experiment("gmi", "lom", "students+views").withParameters(Map.of("views.count", 3));
        Map<String, Integer> rows = laboratory
                .measure(
                        views,
                        (engine, work) ->
                                Objects.requireNonNull(work.bareStep()).rows())
                .join();
        assertEquals(Map.of("generator", 1, "target", 3, "student-0", 3, "critic", 1), rows);
    }

    /** Arrays that are open after a step and a look at what it shows. */
    private static int after(Engine engine, Attack attack, int step) {
        try (NDManager scope = engine.scope()) {
            for (LossTerm term : attack.step(scope, step).terms()) {
                assertTrue(Double.isFinite(term.value()), term.toString());
            }
        }
        try (NDManager scope = engine.scope()) {
            attack.panels(scope, attack.reconstructions(scope));
        }
        return engine.managedArrays();
    }

    private static Experiment experiment(String attack, String loss, String augmentation) {
        return ExperimentBuilder.builder()
                .sample("tiny")
                .attack(attack)
                .loss(loss)
                .augmentation(augmentation)
                .targets(List.of(1, 4))
                .restarts(1)
                .steps(4)
                .device("cpu")
                .threads(1)
                .build();
    }
}
