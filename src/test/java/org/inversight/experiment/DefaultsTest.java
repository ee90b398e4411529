package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.engine.EngineSettings;
import org.junit.jupiter.api.Test;

class DefaultsTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final SampleStore SAMPLES = new SampleStore(Path.of("sample-models"));

    @Test
    void onesOwnModelsTakeThePublishedStepsAndTheFirstChoices() {
        Experiment own = Defaults.of(CATALOGUE, null);
        assertEquals("gmi", own.attack());
        assertEquals("cross-entropy", own.loss());
        assertEquals("none", own.augmentation());
        assertEquals(CATALOGUE.attack("gmi").specificationSteps(), own.steps());
        assertEquals(List.of(0), own.targets());
        assertEquals(1, own.restarts());
        assertEquals(0, own.seed());
        assertEquals("auto", own.device());
        assertEquals(EngineSettings.defaultThreads(), own.threads());
        Experiment mirror = Defaults.of(CATALOGUE, "mirror");
        assertNull(mirror.loss());
        assertNull(mirror.augmentation());
        assertEquals(CATALOGUE.attack("mirror").specificationSteps(), mirror.steps());
    }

    @Test
    void aSampleTakesItsPresetAndTheWindowOfManyClassesTheFirstTen() {
        Sample digits = SAMPLES.named("digits");
        assertEquals(Defaults.of(digits, null), Defaults.firstPage(digits, null));
        assertEquals(preset(digits).steps(), Defaults.of(digits, "gmi").steps());
        Sample shipped = SAMPLES.named("identities");
        List<Integer> everybody = IntStream.range(0, 60).boxed().toList();
        Sample identities = SampleBuilder.builder(shipped)
                .presets(Map.of("gmi", preset(shipped).withTargets(everybody)))
                .build();
        assertEquals(everybody, Defaults.of(identities, null).targets());
        List<Integer> ten = everybody.subList(0, 10);
        assertEquals(ten, Defaults.firstPage(identities, null).targets());
        assertEquals(ten, Defaults.targets(identities.classifier()));
        assertEquals(List.of(0, 1), Defaults.targets(digits.classifier().withClasses(List.of("yes", "no"))));
    }

    private static Preset preset(Sample sample) {
        return Objects.requireNonNull(sample.presets().get("gmi"));
    }
}
