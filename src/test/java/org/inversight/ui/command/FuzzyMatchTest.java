package org.inversight.ui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    @Test
    void wordsCountMoreThanTheirMiddlesAndThoseMoreThanScatteredLetters() {
        int whole = FuzzyMatch.score("step", "Single step");
        int within = FuzzyMatch.score("tep", "Single step");
        int scattered = FuzzyMatch.score("sstp", "Single step");
        assertTrue(whole > within && within > scattered && scattered > 0, whole + " " + within + " " + scattered);
    }

    @Test
    void everyWordMustFitInAnyOrderAndAnyCase() {
        assertTrue(FuzzyMatch.score("choose LOM", "Choose Logit (LOM) Identity loss") > 0);
        assertTrue(FuzzyMatch.score("lom choose", "Choose Logit (LOM) Identity loss") > 0);
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("choose lomx", "Choose Logit (LOM)"));
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("pets", "Single step"));
    }

    @Test
    void scatteredLettersBeginWithAWord() {
        assertEquals(FuzzyMatch.NONE, FuzzyMatch.score("lom", "Pixels, no augmentation"));
        assertTrue(FuzzyMatch.score("nsd", "New seed") > 0);
    }

    @Test
    void nothingFitsEverything() {
        assertTrue(FuzzyMatch.score("", "anything") >= 0);
    }
}
