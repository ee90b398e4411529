package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.junit.jupiter.api.Test;

class LineUpTest {

    private static final int PEOPLE = 12;

    private static final List<Integer> PERSONS =
            IntStream.range(0, 5 * PEOPLE).map(i -> i / 5).boxed().toList();

    /** Three images per person; the value of an image is its person. */
    private static Album album(int people) {
        float[] pixels = new float[3 * people];
        int[] labels = new int[pixels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % people;
            pixels[i] = labels[i];
        }
        return Album.of(new LabelledImages(new Images(labels.length, 1, 1, 1, pixels), labels), 3);
    }

    private final Album album = album(PEOPLE);
    private final List<LineUp> drawn = LineUp.draw(PERSONS, album, Map.of(), 7);

    @Test
    void everyImageHasOneLineUpWithTheRightPersonAndFiveOthers() {
        assertEquals(
                IntStream.range(0, PERSONS.size()).boxed().collect(Collectors.toSet()),
                drawn.stream().map(LineUp::image).collect(Collectors.toSet()));
        assertEquals(PERSONS.size(), drawn.size());
        for (LineUp lineUp : drawn) {
            assertEquals(PERSONS.get(lineUp.image()), lineUp.people().get(lineUp.answer()));
            assertEquals(LineUp.SIZE, new HashSet<>(lineUp.people()).size());
            float[] shown = lineUp.candidates(album).pixels();
            for (int i = 0; i < LineUp.SIZE; i++) {
                assertEquals(lineUp.people().get(i), (int) shown[i]);
            }
        }
    }

    @Test
    void neitherOrderNorPlaceTellsWhoItIs() {
        List<Integer> images = drawn.stream().map(LineUp::image).toList();
        assertNotEquals(images.stream().sorted().toList(), images);
        Set<Integer> places = drawn.stream().map(LineUp::answer).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(0, 1, 2, 3, 4, 5), places);
    }

    @Test
    void theSeedDecidesEverything() {
        assertEquals(drawn, LineUp.draw(PERSONS, album, Map.of(), 7));
        assertNotEquals(drawn, LineUp.draw(PERSONS, album, Map.of(), 8));
    }

    @Test
    void somebodyOfWhomThereIsNoImageHasNoLineUp() {
        List<LineUp> few = LineUp.draw(List.of(0, 40, 1), album, Map.of(), 0);
        assertArrayEquals(
                new int[] {0, 2}, few.stream().mapToInt(LineUp::image).sorted().toArray());
    }

    @Test
    void sixPeopleAreNeeded() {
        assertTrue(LineUp.possible(album(6)));
        assertFalse(LineUp.possible(album(5)));
        assertEquals(
                Set.of(0, 1, 2, 3, 4, 5),
                Set.copyOf(LineUp.draw(List.of(3), album(6), Map.of(), 1)
                        .getFirst()
                        .people()));
    }

    @Test
    void theOthersAreThoseWhoAreAlikeWhereSomebodyKnows() {
        Map<Integer, List<Integer>> alike = Map.of(3, List.of(9, 8, 7, 6, 5), 4, List.of(9, 8, 7, 6, 40));
        List<LineUp> both = LineUp.draw(List.of(3, 3, 3, 4), album, alike, 1);
        List<List<Integer>> orders = both.stream()
                .filter(lineUp -> lineUp.image() < 3)
                .map(LineUp::people)
                .toList();
        orders.forEach(people -> assertEquals(Set.of(3, 5, 6, 7, 8, 9), Set.copyOf(people)));
        assertTrue(orders.stream().distinct().count() > 1, "their order does not tell who is the most similar");
        assertTrue(both.stream().allMatch(lineUp -> lineUp.alike() == (lineUp.image() < 3)));
        LineUp other = both.stream().filter(l -> l.image() == 3).findFirst().orElseThrow();
        assertEquals(LineUp.SIZE, Set.copyOf(other.people()).size());
        assertFalse(other.people().contains(40), "nobody without an image stands in a line-up");
    }
}
