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
                .format(ModelFormat.NATIVE)
                .architecture("mnist-target")
                .weights("tiny.safetensors")
                .channels(3)
                .height(8)
                .width(6)
                .range(List.of(-1.0, 1.0))
                .mean(List.of(0.25))
                .deviation(List.of(0.5))
                .classes(List.of("a", "b"))
                .outputs(Outputs.FEATURES_AND_LOGITS)
                .features(16)
                .scores(ScoreMeaning.LOGITS)
                .scoresOutput("1")
                .featuresOutput("0")
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
        assertEquals(card, card.with().build());
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
                                again, Json.read(file, ModelCard.class).with().build());
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
