package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ModelCardTest {

    @TempDir
    Path folder;

    @Test
    void aCardIsWrittenFieldForField() throws IOException {
        ModelCard card = ModelCard.named("Tiny", ModelKind.CLASSIFIER)
                .stored(ModelFormat.NATIVE, "mnist-target", "tiny.safetensors")
                .images(3, 8, 6)
                .input(List.of(-1.0, 1.0), List.of(0.25), List.of(0.5))
                .classes(List.of("a", "b"))
                .outputs(Outputs.FEATURES_AND_LOGITS, 16)
                .reading(ScoreMeaning.LOGITS, "1", "0")
                .latent(4)
                .multiplyAdds(99)
                .access(Access.SCORES)
                .build();
        Path file = folder.resolve("tiny.json");
        Json.write(file, card);
        JsonNode written = new ObjectMapper().readTree(file.toFile());
        List<String> names = new ArrayList<>(written.propertyNames());
        assertEquals(
                List.of(
                        "name",
                        "kind",
                        "format",
                        "architecture",
                        "weights",
                        "channels",
                        "height",
                        "width",
                        "range",
                        "mean",
                        "deviation",
                        "classes",
                        "outputs",
                        "features",
                        "latent",
                        "conditional",
                        "multiplyAdds",
                        "provenance",
                        "measurements",
                        "negatives",
                        "access",
                        "scores",
                        "scoresOutput",
                        "featuresOutput"),
                names);
        assertEquals(8, written.get("height").intValue());
        assertEquals(6, written.get("width").intValue());
        assertEquals("1", written.get("scoresOutput").stringValue());
        assertEquals("0", written.get("featuresOutput").stringValue());
        assertEquals(0.5, written.get("deviation").get(0).doubleValue());
        assertEquals(card, Json.read(file, ModelCard.class));
        assertEquals(card, card.change().build());
    }

    /** Each field of a shipped card is the same after the card is read, copied by the builder and written. */
    @TestFactory
    List<DynamicTest> aShippedCardIsWrittenAsItWas() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sample-models"))) {
            List<Path> cards = files.filter(ModelCardTest::isCard).sorted().toList();
            assertFalse(cards.isEmpty());
            return cards.stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        Path again = folder.resolve("again.json");
                        Json.write(
                                again, Json.read(file, ModelCard.class).change().build());
                        ObjectMapper mapper = new ObjectMapper();
                        JsonNode shipped = mapper.readTree(file.toFile());
                        JsonNode written = mapper.readTree(again.toFile());
                        for (String name : shipped.propertyNames()) {
                            assertEquals(shipped.get(name), written.get(name), name);
                        }
                    }))
                    .toList();
        }
    }

    private static boolean isCard(Path file) {
        return file.toString().endsWith(".json")
                && new ObjectMapper().readTree(file.toFile()).has("architecture");
    }
}
