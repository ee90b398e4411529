package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the presets of the shipped samples, MIRROR's search is more than the best of some random latents. */
@Tag("slow")
class MirrorPresetTest {

    private static EngineLaboratory laboratory =
            new EngineLaboratory(Catalogue.standard(), new SampleStore(Path.of("sample-models")));

    @BeforeAll
    static void start() {
        laboratory.start(new EngineSettings("cpu", 1), Progress.NONE).join();
    }

    @AfterAll
    static void stop() {
        laboratory.close();
    }

    /** One class alone has the fewest queries a step, and so the longest pre-sample. */
    @ParameterizedTest
    @ValueSource(strings = {"digits", "digits-disjoint", "identities", "identities-shifted"})
    void halfOfThePresetsStepsAreGenerations(String sample) throws Exception {
        Experiment preset = preset(sample);
        Map<String, Object> values = preset.parameters();
        long random = ((Number) Objects.requireNonNull(values.get("mirror.pre-sample"))).longValue();
        long children = ((Number) Objects.requireNonNull(values.get("mirror.population"))).longValue() - 1;

        try (Run run = played(preset)) {
            long asked = Objects.requireNonNull(
                    run.report().get(60, TimeUnit.SECONDS).queries());

            assertTrue(
                    asked >= random + children * preset.steps() / 2,
                    "%d queries, %d of them of random latents".formatted(asked, random));
        }
    }

    @ParameterizedTest
    @CsvSource({"mirror.mutation, 0.4", "mirror.amplitude, 0.5", "mirror.clip, 0.5"})
    void whatBreedsDecidesTheImage(String parameter, double value) throws Exception {
        Experiment preset = preset("digits-disjoint").withSteps(8);
        Map<String, Object> changed = new HashMap<>(preset.parameters());
        changed.put(parameter, value);

        assertFalse(Arrays.equals(image(preset), image(preset.withParameters(changed))), parameter);
    }

    /** Random latents alone, and what is bred from them. */
    @Test
    void generationsChangeTheImage() throws Exception {
        Experiment preset = preset("digits-disjoint");

        assertFalse(Arrays.equals(image(preset.withSteps(4)), image(preset)));
    }

    private static Experiment preset(String sample) {
        return laboratory.samples().stream()
                .filter(s -> s.name().equals(sample))
                .findFirst()
                .orElseThrow()
                .experiment("mirror", 1)
                .withTargets(List.of(2))
                .withRestarts(1);
    }

    private static float[] image(Experiment experiment) throws Exception {
        try (Run run = played(experiment)) {
            return Objects.requireNonNull(run.latest()).images().pixels();
        }
    }

    private static Run played(Experiment experiment) throws Exception {
        Run run = laboratory.open(experiment, Progress.NONE);
        run.play();
        run.ended().get(120, TimeUnit.SECONDS);
        return run;
    }
}
