package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlbumTest {

    /** Images of two values each, of the classes 4 and 2 in turn, and one more of class 4. */
    private final Album album = Album.of(
            new LabelledImages(
                    new Images(5, 1, 1, 2, new float[] {0, 1, 8, 8, 2, 3, 4, 6, 4, 8}), new int[] {4, 2, 4, 2, 4}),
            2);

    @Test
    void keepsTheFirstFewOfEachClassInTheirOrder() {
        assertEquals(List.of(2, 4), album.classes());
        assertArrayEquals(new float[] {8, 8, 4, 6}, album.of(2).pixels());
        assertArrayEquals(new float[] {0, 1, 2, 3}, album.of(4).pixels());
        assertEquals(0, album.of(3).count());
        assertArrayEquals(new float[] {0, 1, 8, 8}, album.firsts(List.of(4, 2)).pixels());
    }

    @Test
    void theMeanIsOfAllImagesThoseThatAreNotKeptIncluded() {
        assertArrayEquals(new float[] {6, 7}, album.mean(2).pixels(), 1e-5f);
        assertArrayEquals(new float[] {2, 4}, album.mean(4).pixels(), 1e-5f);
        assertEquals(2, album.count(2));
        assertEquals(3, album.count(4));
    }

    @Test
    void aClassWithoutImagesIsNotKnown() {
        assertTrue(album.knows(4));
        assertFalse(album.knows(3));
        assertEquals(0, album.count(3));
    }
}
