package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.inversight.model.Verification;
import org.inversight.train.Strangers;
import org.junit.jupiter.api.Test;

/** Angles on the unit circle, so that every cosine is known. */
class GalleryTest {

    private static final Verification THRESHOLD = new Verification(0.5, 1, 0, 2, 1, 1);

    private static float[] at(double degrees) {
        double angle = Math.toRadians(degrees);
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    /** Person 0 at -30 and 30 degrees, person 1 at 90, person 3 at 180; nobody knows person 2. */
    private static Gallery gallery() {
        return Gallery.of(new float[][] {at(-30), at(90), at(30), at(180)}, new int[] {0, 1, 0, 3}, THRESHOLD);
    }

    @Test
    void cosineIsTheMeanOverThePersonsImages() {
        double expected = (Math.cos(Math.toRadians(40)) + Math.cos(Math.toRadians(20))) / 2;
        assertEquals(expected, gallery().compare(at(10), 0).cosine(), 1e-6);
    }

    @Test
    void theMostAlikeIsFirst() {
        Similarity similarity = gallery().compare(at(10), 0);
        assertEquals(1, similarity.rank());
        assertEquals(0, similarity.closest());
        assertTrue(similarity.verified());
    }

    @Test
    void othersWhoAreMoreAlikePushThePersonBack() {
        // 80 degrees: person 1 is 10 away, person 0 has mean cosine (cos 110 + cos 50) / 2.
        Similarity similarity = gallery().compare(at(80), 0);
        assertEquals(2, similarity.rank());
        assertEquals(1, similarity.closest());
        assertFalse(similarity.verified());
        assertEquals(3, gallery().compare(at(80), 3).rank());
    }

    @Test
    void aLineUpTakesTheFiveMostSimilarOthers() {
        // person 0 at 0 degrees; of the others, at 20, -40, 60, -80, 100 and 180, the last is left out
        int[] labels = {0, 1, 2, 3, 4, 5, 6};
        float[][] rows = {at(0), at(20), at(-40), at(60), at(-80), at(100), at(180)};
        Gallery people = Gallery.of(rows, labels, THRESHOLD);
        assertEquals(1, place(people, 8), "8 from 0, 12 from 1");
        assertEquals(2, place(people, 11), "11 from 0, 9 from 1");
        // 110: 5 is 10 away, 3 50, 1 90, 0 110; 2 is 150 and 4 170 away; 6, at 70, is not asked
        assertEquals(4, place(people, 110));
        assertEquals(5, people.compare(at(110), 0).rank(), "among all, person 6 is more alike too");
        assertNull(hard(gallery(), 0).lineUp(), "three people are no line-up");
        assertEquals(List.of(1, 2, 3, 4, 5), people.lookAlikes().get(0), "the most similar first");
        assertEquals(Map.of(), gallery().lookAlikes());
    }

    @Test
    void strangersAreCountedWhoAreAtLeastAsAlike() {
        Strangers others = new Strangers(
                new Strangers.Document("", 3, "", 0.9, 0.001, 3, "", ""), new float[][] {at(5), at(60), at(-90)});
        Gallery one =
                Gallery.of(new float[][] {at(0)}, new int[] {0}, THRESHOLD).among(others);
        assertEquals(new Similarity.Hard(null, 1, true), hard(one, 1));
        assertEquals(new Similarity.Hard(null, 2, true), hard(one, 20));
        // 35 degrees: cosine 0.82 is verified at one in a hundred, and not at one in a thousand
        assertEquals(new Similarity.Hard(null, 3, false), hard(one, 35));
        assertTrue(one.compare(at(35), 0).verified());
        assertEquals(new Similarity.Hard(null, null, null), hard(gallery(), 0));
    }

    private static int place(Gallery people, double degrees) {
        Integer place = hard(people, degrees).lineUp();
        assertNotNull(place);
        return place;
    }

    private static Similarity.Hard hard(Gallery people, double degrees) {
        Similarity.Hard hard = people.compare(at(degrees), 0).hard();
        assertNotNull(hard);
        return hard;
    }

    @Test
    void aThresholdIsReachedExactly() {
        Gallery one = Gallery.of(new float[][] {{1, 0}}, new int[] {0}, THRESHOLD);
        assertTrue(one.compare(new float[] {0.5f, (float) Math.sqrt(0.75)}, 0).verified());
        assertFalse(one.compare(new float[] {0.499f, 0.866f}, 0).verified());
    }

    @Test
    void withoutAStatedThresholdThePairsOfTwoPeopleGiveIt() {
        float[][] rows = {at(0), at(90), at(10), at(100), at(200)};
        Verification found = Gallery.found(rows, new int[] {0, 1, 0, 1, 4});
        // of eight pairs of two people the most alike are 80 degrees apart, and none may pass
        assertEquals((1 + Math.cos(Math.toRadians(80))) / 2, found.cosineThreshold(), 1e-6);
        assertEquals(new Verification(found.cosineThreshold(), 1, 0, 3, 2, 8), found);
    }

    @Test
    void oneInAHundredPairsOfTwoPeopleMayPass() {
        // an image of one person at 0, two hundred of another at 0.5, 1, 1.5, ... 100 degrees
        float[][] rows = new float[201][];
        int[] labels = new int[201];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = at(i / 2.0);
            labels[i] = Math.min(i, 1);
        }
        Verification found = Gallery.found(rows, labels);
        double between = Math.cos(Math.toRadians(1)) + Math.cos(Math.toRadians(1.5));
        assertEquals(between / 2, found.cosineThreshold(), 1e-6);
        assertEquals(0.01, found.falseAccepts(), 1e-9);
    }

    @Test
    void onePersonGivesNoThreshold() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Gallery.found(new float[][] {at(0), at(1)}, new int[] {3, 3}));
        assertTrue(String.valueOf(e.getMessage()).contains("two people"), e.getMessage());
    }

    @Test
    void aTieCountsAgainstTheImage() {
        Gallery twins = Gallery.of(new float[][] {at(0), at(0)}, new int[] {0, 1}, THRESHOLD);
        Similarity similarity = twins.compare(at(0), 0);
        assertEquals(2, similarity.rank());
        assertEquals(1, similarity.closest());
    }

    @Test
    void whatIsNoNumberIsLast() {
        Similarity similarity = gallery().compare(new float[] {Float.NaN, 0}, 0);
        assertEquals(3, similarity.rank());
        assertFalse(similarity.verified());
        Strangers others =
                new Strangers(new Strangers.Document("", 2, "", 0.9, 0.001, 2, "", ""), new float[][] {at(5), at(60)});
        assertEquals(3, others.rank(new float[] {Float.NaN, 0}, Double.NaN));
    }

    @Test
    void peopleWithoutImagesAreUnknown() {
        assertFalse(gallery().knows(2));
        assertFalse(gallery().knows(4));
        assertTrue(gallery().knows(3));
    }
}
