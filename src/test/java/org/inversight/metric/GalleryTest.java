package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Angles on the unit circle, so that every cosine is known. */
class GalleryTest {

    private static final double THRESHOLD = 0.5;

    private static float[] at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    /** Person 0 at -30 and 30 degrees, person 1 at 90, person 3 at 180; nobody knows person 2. */
    private static Gallery gallery() {
        return Gallery.of(
                new float[][] {at(-30), at(90), at(30), at(180)},
                new int[] {0, 1, 0, 3},
                THRESHOLD);
    }

    @Test
    void cosineIsTheMeanOverThePersonsPictures() {
        double expected = (Math.cos(Math.toRadians(40)) + Math.cos(Math.toRadians(20))) / 2;
        assertEquals(expected, gallery().compare(at(10), 0).cosine(), 1e-6);
    }

    @Test
    void theMostAlikeIsFirst() {
        Likeness likeness = gallery().compare(at(10), 0);
        assertEquals(1, likeness.rank());
        assertEquals(0, likeness.closest());
        assertTrue(likeness.verified());
    }

    @Test
    void othersWhoAreMoreAlikePushThePersonBack() {
        // 80 degrees: person 1 is 10 away, person 0 has mean cosine (cos 110 + cos 50) / 2.
        Likeness likeness = gallery().compare(at(80), 0);
        assertEquals(2, likeness.rank());
        assertEquals(1, likeness.closest());
        assertFalse(likeness.verified());
        assertEquals(3, gallery().compare(at(80), 3).rank());
    }

    @Test
    void aThresholdIsReachedExactly() {
        Gallery one = Gallery.of(new float[][] {{1, 0}}, new int[] {0}, 0.5);
        assertTrue(one.compare(new float[] {0.5f, (float) Math.sqrt(0.75)}, 0).verified());
        assertFalse(one.compare(new float[] {0.499f, 0.866f}, 0).verified());
    }

    @Test
    void aTieCountsAgainstThePicture() {
        Gallery twins = Gallery.of(new float[][] {at(0), at(0)}, new int[] {0, 1}, THRESHOLD);
        Likeness likeness = twins.compare(at(0), 0);
        assertEquals(2, likeness.rank());
        assertEquals(1, likeness.closest());
    }

    @Test
    void peopleWithoutPicturesAreUnknown() {
        assertFalse(gallery().knows(2));
        assertFalse(gallery().knows(4));
        assertTrue(gallery().knows(3));
    }
}
