package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** How recipes are read. */
class RecipeTest {

    /** Fields that had other names in the first round. */
    private static final Map<String, String> BEFORE = new LinkedHashMap<>(Map.of(
            "\"privateImages\"", "\"privatePictures\"",
            "\"testImages\"", "\"testPictures\"",
            "\"publicImages\"", "\"publicPictures\"",
            "\"otherImages\"", "\"otherPictures\"",
            "\"images\"", "\"pictures\"",
            "\"rejecting\"", "\"sceptic\"",
            "\"heldOut\"", "\"strangers\"",
            "\"heldOutShare\"", "\"strangerShare\"",
            "\"heldOutImages\"", "\"strangerPictures\"",
            "\"evaluatorFolder\"", "\"judges\""));

    /** In the recipe itself it is how many people the verifier ranks among; in {@code rejecting} the held-out ones. */
    private static final String ANOTHER_NOW = "\"strangers\"";

    @TempDir
    Path folder;

    @Test
    void namesOfBeforeStillWork() throws IOException {
        Path now = Path.of("sample-models/identities.json");
        String text = Files.readString(now);
        for (Map.Entry<String, String> name : BEFORE.entrySet()) {
            assertFalse(text.contains(name.getValue()) && !name.getValue().equals(ANOTHER_NOW), name.getValue());
            text = text.replace(name.getKey(), name.getValue());
        }
        Path before = folder.resolve("before.json");
        Files.writeString(before, text);
        assertEquals(Recipe.read(now), Recipe.read(before));
    }

    /** A field that is misspelt, or a number that is missing, would train nothing and be written with a full card. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"epochs\": 12 | \"epoch\": 12 | it has no field",
                "\"epochs\": 12, |  | \"evaluator.epochs\" is 0.0, and a number above 0 is expected",
                "\"iterations\": 24000 | \"iterations\": 0 | \"identities.base.large.iterations\" is 0.0",
                "\"privatePeople\": 60 | \"privatePeople\": 300 | \"privatePeople\" is 300, and a label is a byte",
                "\"labels\": 0, | \"labels\": 0.3, | \"identities.base.plg.labels\" is 0.3, and PLG-MI's critic names nothing"
            })
    void whatWouldTrainNothingIsRefused(String right, String wrong, String why) throws IOException {
        String text = Files.readString(Path.of("sample-models/identities.json"));
        assertTrue(text.contains(right));
        Path file = folder.resolve("wrong.json");
        Files.writeString(file, text.replaceFirst(Pattern.quote(right), wrong == null ? "" : wrong));
        String said = assertThrows(IOException.class, () -> Recipe.read(file)).getMessage();
        assertTrue(String.valueOf(said).contains(why), said);
    }

    @Test
    void patienceNeedsSomebodyWhoTellsProgress() throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode text = (ObjectNode)
                json.readTree(Path.of("sample-models/identities.json").toFile());
        text.remove("verifier");
        Path file = folder.resolve("impatient.json");
        json.writeValue(file.toFile(), text);
        String said = assertThrows(IOException.class, () -> Recipe.read(file)).getMessage();
        assertTrue(String.valueOf(said).contains("without a \"verifier\" nothing tells progress"), said);
    }
}
