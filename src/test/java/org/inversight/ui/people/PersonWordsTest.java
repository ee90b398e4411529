package org.inversight.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.inversight.metric.Prediction;
import org.inversight.metric.Reading;
import org.inversight.metric.Similarity;
import org.inversight.metric.Verdict;
import org.inversight.model.Verification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonWordsTest {

    private static Verdict verdict(@Nullable Similarity similarity, Reading... readings) {
        return new Verdict(4, 0, new Prediction(1, "somebody", true), List.of(), false, similarity, List.of(readings));
    }

    private final Verdict first = verdict(new Similarity(0.62, 1, true, 4));
    private final Verdict third = verdict(new Similarity(-0.1, 3, false, 9));

    @Test
    void oneSentenceSaysRankAndVerdict() {
        assertEquals("rank 1 of 60, accepted", PersonWords.standing(List.of(first), 60));
        Verdict far = verdict(new Similarity(0.3, 1, false, 4));
        assertEquals("rank 1 of 60, rejected", PersonWords.standing(List.of(far), 60));
        assertEquals("rank 3 of 60, rejected", PersonWords.standing(List.of(third), 60));
        assertEquals("rank 1 in 2 of 3, accepted in 2", PersonWords.standing(List.of(first, third, first), 60));
        assertEquals("", PersonWords.standing(List.of(verdict(null)), 60));
        assertTrue(PersonWords.verified(List.of(first, third)));
        assertFalse(PersonWords.verified(List.of(third)));
    }

    /** While nothing of a recalled run is loaded. */
    @Test
    void howManyPeopleThereAreIsLeftOutWhileNobodyKnows() {
        assertEquals("rank 3, rejected", PersonWords.standing(List.of(third), 0));
        String words = PersonWords.verifier(first, 0, null, k -> "P" + k);
        assertTrue(words.startsWith("A verifier trained on none of these people measures two things.\n"), words);
    }

    @Test
    void placesAreCountedAsPeopleCountThem() {
        assertEquals("2nd", PersonWords.ordinal(2));
        assertEquals("11th", PersonWords.ordinal(11));
        assertEquals("23rd", PersonWords.ordinal(23));
        assertEquals("112th", PersonWords.ordinal(112));
    }

    @Test
    void theVerifierSaysWhoIsNearestAndWhoIsNearEnough() {
        Verification how = new Verification(0.4, 0.9, 0.01, 100, 10, 10);
        assertEquals("""
                A verifier trained on none of the 60 people measures two things.
                Rank: P4 is the nearest.
                Verification: accepted as P4, cosine 0.62, threshold 0.40.""", PersonWords.verifier(first, 60, how, k -> "P" + k));
        assertEquals("""
                A verifier trained on none of the 60 people measures two things.
                Rank: P4 is the 3rd nearest, P9 the nearest.
                Verification: rejected as P4, cosine −0.10, threshold 0.40.""", PersonWords.verifier(third, 60, how, k -> "P" + k));
    }

    @Test
    void whereRankAndVerificationPartTheWordsSayWhy() {
        Verdict second = verdict(new Similarity(0.63, 2, true, 9));
        Verdict far = verdict(new Similarity(0.3, 1, false, 4));
        assertEquals("rank 2 of 60, accepted", PersonWords.standing(List.of(second), 60));
        assertTrue(PersonWords.verifier(second, 60, null, k -> "P" + k)
                .endsWith("cosine 0.63. Somebody else is nearer still: it can accept more than one person."));
        assertTrue(PersonWords.verifier(far, 60, null, k -> "P" + k)
                .endsWith("cosine 0.30. Nearest of all is not yet near enough: it can reject the nearest person."));
    }

    @Test
    void theAttributesThatLeakedAreNamed() {
        Verdict read = verdict(
                null,
                new Reading("skin", "deep", "deep"),
                new Reading("glasses", "none", "round"),
                new Reading("beard", "full", "full"));
        assertEquals("Recovered: skin, beard. Not recovered: glasses.", PersonWords.leaked(read));
        assertEquals("", PersonWords.leaked(first));
        assertEquals(
                List.of(
                        new PersonWords.Mark("skin", 1, 1, false, "skin: deep, recovered"),
                        new PersonWords.Mark("glasses", 0, 1, false, "glasses: round, not recovered: shows none"),
                        new PersonWords.Mark("beard", 1, 1, true, "beard: full, recovered, also by guessing")),
                PersonWords.marks(List.of(read), Map.of("skin", "light", "beard", "full")));
        Verdict other = verdict(null, new Reading("skin", "light", "deep"));
        assertEquals(
                new PersonWords.Mark("skin", 1, 2, false, "skin: deep, recovered from 1 of 2"),
                PersonWords.marks(List.of(read, other), Map.of()).getFirst());
    }
}
