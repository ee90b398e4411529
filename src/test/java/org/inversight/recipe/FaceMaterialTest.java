package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inversight.data.Idx;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.inversight.fixtures.TestFaces;
import org.inversight.model.Json;
import org.inversight.train.Labelled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceMaterialTest {

    @TempDir
    Path folder;

    @Test
    void aFifthOfEachClassIsKeptForTesting() throws IOException {
        Path images = folder.resolve("images.idx.gz");
        // ten images of one person, three of another, each of a level of its own
        int[] labels = new int[13];
        Arrays.fill(labels, 10, 13, 1);
        Idx.writeImages(images, greys(13));
        Idx.writeLabels(folder.resolve("labels.idx.gz"), labels);
        FaceMaterial faces = read(images, TestFaces.publicFolder(folder), recipe(4, 1));
        assertArrayEquals(
                new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1}, sorted(faces.own().labels()));
        assertArrayEquals(new int[] {0, 0, 1}, sorted(faces.test().labels()));
        Set<Integer> all = levels(faces.own());
        assertEquals(10, all.size());
        all.addAll(levels(faces.test()));
        assertEquals(13, all.size(), "nothing is both learnt and tested");
        FaceMaterial again = read(images, folder.resolve("public"), recipe(4, 1));
        assertEquals(levels(faces.test()), levels(again.test()));
        FaceMaterial other = read(images, folder.resolve("public"), recipe(4, 2));
        assertTrue(!levels(faces.test()).equals(levels(other.test())), "the seed decides");
    }

    @Test
    @SuppressWarnings("NullAway") // the faces need no context
    void aFifthOfThePublicImagesIsKeptFromTheAttacker() throws IOException {
        Path images = folder.resolve("others.idx.gz");
        Idx.writeImages(images, greys(100));
        Path own = TestFaces.privateFolder(folder);
        FaceMaterial faces = read(own, images, recipe(4, 1));
        Set<Integer> attackers = levels(faces.of(plan()).open());
        Set<Integer> learnt = levels(faces.heldOut(null));
        Set<Integer> measured = levels(faces.heldOutTest(null));
        assertEquals(List.of(80, 16, 4), List.of(attackers.size(), learnt.size(), measured.size()));
        attackers.addAll(learnt);
        attackers.addAll(measured);
        assertEquals(100, attackers.size(), "nobody is in two of the three");
        FaceMaterial few = read(own, images, recipe(95, 1));
        assertEquals(95, few.of(plan()).open().count(), "a step of the attacker's training");
        FaceMaterial least = read(own, images, recipe(100, 1));
        assertNull(least.heldOut(null));
        assertEquals("", least.heldOutWords(recipe(100, 1).rejecting()));
    }

    @Test
    void tooFewPublicImagesAreOneSentence() throws IOException {
        Path own = TestFaces.privateFolder(folder);
        Path open = TestFaces.publicFolder(folder);
        IOException e = assertThrows(IOException.class, () -> read(own, open, recipe(8, 1)));
        assertTrue(String.valueOf(e.getMessage()).contains("holds 7 images that can be used"), e.getMessage());
        assertEquals(7, read(own, open, recipe(7, 1)).skipped().size());
    }

    @Test
    void theProgramsOwnRecipeHasEverythingThatFacesNeed() throws IOException {
        Recipe recipe = Recipe.ofFaces();
        assertNull(recipe.people());
        assertNull(recipe.verifier());
        assertEquals(64, recipe.side());
        assertEquals(2000, recipe.rejecting().heldOut());
        Recipe.SamplePlan sample = recipe.samples().getFirst();
        assertEquals("faces", sample.name());
        assertEquals(3, sample.students().size());
        Path kept = folder.resolve("recipe.json");
        Json.write(kept, recipe);
        assertEquals(recipe, Json.read(kept, Recipe.class));
    }

    private FaceMaterial read(Path own, Path open, Recipe recipe) throws IOException {
        return FaceMaterial.read(own, open, recipe, folder.resolve("out"), Progress.NONE);
    }

    private static Recipe recipe(int batch, long seed) {
        return Json.parse(
                "{\"side\":16,\"batch\":%d,\"seed\":%d,\"rejecting\":{\"heldOut\":900,\"heldOutImages\":2}}"
                        .formatted(batch, seed),
                Recipe.class);
    }

    /** Images of one grey level each, from black upwards. */
    private static Images greys(int count) {
        float[] levels = new float[count * 64];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / 64 / 255f;
        }
        return new Images(count, 1, 8, 8, levels);
    }

    private static Recipe.SamplePlan plan() {
        return Json.parse("{\"name\":\"faces\"}", Recipe.SamplePlan.class);
    }

    /** The grey levels of images that have one each; none where there are no images. */
    private static Set<Integer> levels(@Nullable ImageSet set) {
        return set == null ? Set.of() : levels(new Labelled(set, new int[set.count()]));
    }

    private static int[] sorted(int[] labels) {
        int[] sorted = labels.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static Set<Integer> levels(Labelled set) {
        Set<Integer> levels = new HashSet<>();
        for (int i = 0; i < set.count(); i++) {
            levels.add(Math.round(255 * set.images().range(i, i + 1).pixels()[0]));
        }
        return levels;
    }
}
