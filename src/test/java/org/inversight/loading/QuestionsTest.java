package org.inversight.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.inversight.fixtures.TestModels;
import org.inversight.model.Guess;
import org.inversight.model.ImageSize;
import org.inversight.model.Probed;
import org.junit.jupiter.api.Test;

/** What was guessed from what a network does is asked. */
class QuestionsTest {

    @Test
    void oneNumberThatMayBeALogarithmIsAskedAbout() {
        assertEquals(
                List.of(),
                about().stream().filter(q -> q.field().equals("scores")).toList());
        Probe.Question scores = about(Guess.SCORES).stream()
                .filter(q -> q.field().equals("scores"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("logits", "log-probabilities"), scores.choices());
    }

    @Test
    void aGuessedNumberOfClassesIsSaidWhereTheirNamesAreAsked() {
        String asked = about(Guess.CLASSES).getLast().text();
        assertTrue(asked.contains("5 are known, and there may be more"), asked);
    }

    private static List<Probe.Question> about(Guess... guesses) {
        return Questions.about(new Probed(
                TestModels.classifierCard("any"),
                List.of(),
                List.of(ImageSize.of(32)),
                List.of(),
                Set.of(guesses),
                false));
    }
}
