package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/** What a preset has tuned for another identity loss or augmentation. */
class PresetTest {

    private static final Preset PRESET = new Preset(
            "max-margin",
            "views",
            List.of(0),
            1,
            150,
            600,
            Map.of("rate", 0.1),
            List.of(
                    new Preset.Variant("cross-entropy", "none", 300, Map.of("rate", 0.03)),
                    new Preset.Variant("cross-entropy", "views", null, Map.of("rate", 0.05))));

    private static Experiment with(Experiment now, String loss, String augmentation) {
        return PRESET.retuned(now, now.withChoices(now.attack(), loss, augmentation));
    }

    private static Experiment experiment() {
        return ExperimentBuilder.builder()
                .attack("plg-mi")
                .loss("max-margin")
                .augmentation("views")
                .parameters(PRESET.parameters())
                .targets(PRESET.targets())
                .restarts(1)
                .steps(PRESET.steps())
                .threads(1)
                .build();
    }

    @Test
    void aVariantBringsItsStepsAndTheNextOneItsOwn() {
        Experiment variant = with(experiment(), "cross-entropy", "none");
        assertEquals(300, variant.steps());
        assertEquals(0.03, variant.parameters().get("rate"));
        Experiment other = with(variant, "cross-entropy", "views");
        assertEquals(150, other.steps(), "the preset's, for it has none of its own");
        assertEquals(0.05, other.parameters().get("rate"));
        assertEquals(experiment(), with(variant, "max-margin", "views"));
    }

    @Test
    void stepsThatSomebodyChangedStay() {
        Experiment changed = experiment().withSteps(70);
        assertEquals(70, with(changed, "cross-entropy", "none").steps());
        assertEquals(0.03, with(changed, "cross-entropy", "none").parameters().get("rate"));
        Experiment variant = with(experiment(), "cross-entropy", "none").withSteps(301);
        assertEquals(301, with(variant, "max-margin", "views").steps());
    }

    /** The steps that docs/results-identities.md was measured at. */
    @Test
    void theSampleOfPeopleGivesPlgMiWithCrossEntropyMoreSteps() throws IOException {
        Preset preset =
                Objects.requireNonNull(Json.read(Path.of("sample-models/identities/sample.json"), SampleFile.class)
                        .presets()
                        .get("plg-mi"));
        Experiment own = experiment().withSteps(preset.steps()).withParameters(preset.parameters());
        assertEquals(
                300,
                preset.retuned(own, own.withChoices("plg-mi", "cross-entropy", "none"))
                        .steps());
    }
}
