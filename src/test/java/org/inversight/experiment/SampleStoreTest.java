package org.inversight.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inversight.fixtures.TestSample;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleStoreTest {

    @TempDir
    Path root;

    @SuppressWarnings("unchecked")
    private SampleStore without(String field) throws IOException {
        TestSample.write(root);
        Path file = root.resolve("tiny/sample.json");
        Map<String, Object> document = Json.parse(Files.readString(file), Map.class);
        document.remove(field);
        Files.writeString(file, Json.line(document));
        return new SampleStore(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "classifier", "featureReference", "privateImages", "presets"})
    void anIncompleteSampleIsLeftOutAndSaysWhatIsMissing(String field) throws IOException {
        SampleStore store = without(field);
        assertEquals(List.of(), store.all());
        String said = String.valueOf(assertThrows(IllegalArgumentException.class, () -> store.named("tiny"))
                .getMessage());
        assertTrue(said.contains("says nothing of \"" + field + "\""), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"students", "evaluators", "critics", "generators"})
    void aSampleMayDoWithoutHelpers(String field) throws IOException {
        assertEquals(1, without(field).all().size());
    }

    @Test
    void anEmptyFolderHasNoSample() {
        assertEquals(List.of(), new SampleStore(root).all());
    }
}
