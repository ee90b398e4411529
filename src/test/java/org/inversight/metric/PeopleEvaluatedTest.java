package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares over images, counted by hand. */
class PeopleEvaluatedTest {

    @TempDir
    Path folder;

    private static Verdict verdict(int person, @Nullable Similarity similarity, Reading... readings) {
        return new Verdict(
                person, 0, new Prediction(1, "somebody", true), List.of(), false, similarity, List.of(readings));
    }

    private static Similarity rank(int rank, boolean verified) {
        return new Similarity(0.4, rank, verified, 0);
    }

    @Test
    void identificationCountsImagesWithALikeness() {
        Identification all = Identification.of(List.of(
                verdict(0, rank(1, true)),
                verdict(1, rank(5, false)),
                verdict(2, rank(6, true)),
                verdict(3, rank(1, false)),
                verdict(4, null)));
        assertEquals(new Identification(0.5, 0.75, 0.5, 4), all);
    }

    @Test
    void withoutAVerifierThereIsNoIdentification() {
        assertNull(Identification.of(List.of(verdict(0, null))));
    }

    @Test
    void guessingIsTheShareOfTheMostFrequentPersonNotImage() {
        // Three people, of whom two wear no glasses; person 0 has two images.
        List<LeakedAttribute> leaks = LeakedAttribute.of(List.of(
                verdict(0, null, new Reading("glasses", "round", "round")),
                verdict(0, null, new Reading("glasses", "none", "round")),
                verdict(1, null, new Reading("glasses", "none", "none")),
                verdict(2, null, new Reading("glasses", "none", "none"))));
        assertEquals(List.of(new LeakedAttribute("glasses", 0.75, 2 / 3.0)), leaks);
    }

    @Test
    void eachAttributeHasItsOwnShare() {
        List<LeakedAttribute> leaks = LeakedAttribute.of(
                List.of(verdict(0, null, new Reading("hair", "red", "red"), new Reading("beard", "full", "none"))));
        assertEquals("hair", leaks.get(0).name());
        assertEquals(1, leaks.get(0).recovered());
        assertEquals("beard", leaks.get(1).name());
        assertEquals(0, leaks.get(1).recovered());
    }

    @Test
    void theTruthIsReadFromBesideTheImages() throws IOException {
        assertNull(TrueAttributes.beside(folder));
        Files.writeString(folder.resolve("people.json"), """
                [{"person": 0, "name": "Ada", "identity": {"SKIN": 0.3}, "attributes": {"glasses": "round"}},
                 null, {"person": 1, "name": "Bela"}]
                """);
        TrueAttributes truth = assertNotNullTruth();
        assertEquals("round", truth.of("Ada", "glasses"));
        assertNull(truth.of("Ada", "beard"));
        assertNull(truth.of("Bela", "glasses"));
    }

    private TrueAttributes assertNotNullTruth() throws IOException {
        TrueAttributes truth = TrueAttributes.beside(folder);
        assertNotNull(truth);
        return truth;
    }

    @Test
    void aBrokenListIsOneSentence() throws IOException {
        Files.writeString(folder.resolve("people.json"), "[{\"person\": ");
        IOException e = assertThrows(IOException.class, () -> TrueAttributes.beside(folder));
        assertTrue(String.valueOf(e.getMessage()).contains("people.json"), e.toString());
    }
}
