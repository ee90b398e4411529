package org.inversight.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inversight.experiment.Preset;
import org.inversight.experiment.SampleFile;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

class FaceMeasurementTest {

    /** The presets of {@code faces} are tuned on nobody's photographs. */
    @Test
    void itsPresetsAreThoseOfTheDrawnPeople() throws IOException {
        SampleFile faces = Json.resource(SampleFile.class, "faces.json");
        SampleFile drawn = Json.read(Path.of("sample-models/identities/sample.json"), SampleFile.class);
        Map<String, Preset> expected = drawn.presets().entrySet().stream()
                .filter(entry -> faces.presets().containsKey(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().withTargets(List.of())));
        assertEquals(2, expected.size());
        faces.presets()
                .forEach((attack, preset) -> assertEquals(expected.get(attack), preset.withTargets(List.of()), attack));
    }
}
