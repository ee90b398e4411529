package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which public images a floor is measured on. */
class PublicComparisonTest {

    @Test
    void anImageThatServesSeveralClassesIsInOnePartOnly() {
        List<int[]> parts = PublicComparison.apart(new int[] {4, 9, 2, 4, 7, 9, 1, 9}, 4);
        assertArrayEquals(new int[] {4, 9, 4, 9, 9}, parts.getFirst());
        assertArrayEquals(new int[] {2, 7, 1}, parts.getLast());
    }

    @Test
    void withoutCopiesTheFirstPartIsAsLongAsWanted() {
        List<int[]> parts = PublicComparison.apart(new int[] {4, 9, 2, 7, 1}, 2);
        assertArrayEquals(new int[] {4, 9}, parts.getFirst());
        assertArrayEquals(new int[] {2, 7, 1}, parts.getLast());
    }
}
