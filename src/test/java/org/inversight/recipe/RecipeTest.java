package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
