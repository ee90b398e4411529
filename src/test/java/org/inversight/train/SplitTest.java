package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.model.Json;
import org.inversight.recipe.Recipe;
import org.junit.jupiter.api.Test;

class SplitTest {

    private static final int[] LABELS =
            IntStream.range(0, 1000).map(i -> (3 * i + i / 7) % 7).toArray();

    @Test
    void halvesAreDisjointAndWhole() {
        Split split = Split.of(LABELS, 1);
        int[] all = IntStream.concat(IntStream.of(split.privatePositions()), IntStream.of(split.publicPositions()))
                .sorted()
                .toArray();
        assertArrayEquals(IntStream.range(0, 1000).toArray(), all);
    }

    @Test
    void everyClassIsHalved() {
        Split.Description description = Split.of(LABELS, 1).describe("", 1);
        for (int k = 0; k < 7; k++) {
            int own = description.privateCounts().get(k);
            int open = description.publicCounts().get(k);
            assertTrue(open - own == 0 || open - own == 1, k + ": " + own + " and " + open);
        }
    }

    @Test
    void seedDecides() {
        assertTrue(
                Split.of(LABELS, 1).describe("", 1).sameAs(Split.of(LABELS, 1).describe("x", 1)));
        assertFalse(
                Split.of(LABELS, 1).describe("", 1).sameAs(Split.of(LABELS, 2).describe("", 1)));
    }

    /** The committed description belongs to the committed recipe. */
    @Test
    void committedSplitCoversTheTrainingImages() throws Exception {
        Recipe recipe = Json.read(Path.of("sample-models/digits.json"), Recipe.class);
        Split.Description description = Json.read(Path.of("sample-models", recipe.split()), Split.Description.class);
        assertEquals(recipe.seed(), description.seed());
        assertEquals(60_000, sum(description.privateCounts()) + sum(description.publicCounts()));
        assertEquals(64, description.privateChecksum().length());
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
