package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.model.CardOptions;
import org.junit.jupiter.api.Test;

class ExperimentTest {

    /** The iteration order of {@code Map.of} differs from one start of Java to the next. */
    @Test
    void equalExperimentsAreEqualDocuments() {
        Map<String, CardOptions> options = Map.of(
                "students", CardOptions.NONE,
                "classifier", CardOptions.NONE,
                "verifier", CardOptions.NONE,
                "generator", CardOptions.NONE);
        ModelFiles models = new ModelFiles(null, null, null, null, null, null, options);
        Experiment experiment = ExperimentBuilder.builder()
                .models(models)
                .attack("gmi")
                .parameters(Map.of("e", 1, "b", 2, "d", 3, "a", 4, "c", 5))
                .targets(List.of(0))
                .restarts(1)
                .steps(1)
                .threads(1)
                .build();
        assertEquals(
                List.of("a", "b", "c", "d", "e"),
                new ArrayList<>(experiment.parameters().keySet()));
        assertEquals(
                List.of("classifier", "generator", "students", "verifier"),
                new ArrayList<>(experiment.models().options().keySet()));
    }
}
