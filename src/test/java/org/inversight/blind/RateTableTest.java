package org.inversight.blind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/** Rates counted by hand, and intervals computed by Python. */
class RateTableTest {

    private static Answer answer(Kind kind, int right, int viewer, int a, int b) {
        Map<String, Integer> others = new LinkedHashMap<>();
        others.put("A", a);
        others.put("B", b);
        return new Answer(kind, "x", "y", List.of(), right, viewer, others);
    }

    private static final List<Answer> ANSWERS = List.of(
            answer(Kind.RECONSTRUCTION, 0, 0, 0, 1),
            answer(Kind.RECONSTRUCTION, 0, 1, 0, 1),
            answer(Kind.DECOY, 1, 1, 0, 1),
            answer(Kind.LINE_UP, 4, 4, 3, Question.NONE),
            answer(Kind.LINE_UP, 2, 5, 2, Question.NONE),
            answer(Kind.LINE_UP, 0, 0, 0, 0));

    private static Rate rate(String questions, String column) {
        return RateTable.of(ANSWERS).rows().stream()
                .filter(row -> row.questions().equals(questions))
                .map(row -> row.rates().get(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theIntervalIsWilsons() {
        // z = NormalDist().inv_cdf(.975); p = k/n; d = 1+z*z/n
        // ((p+z*z/(2*n))/d -+ z*sqrt(p*(1-p)/n+z*z/(4*n*n))/d)
        assertEquals(0.39677814746114537, Rate.of(7, 10).low(), 1e-12);
        assertEquals(0.8922087325936989, Rate.of(7, 10).high(), 1e-12);
        assertEquals(0.4385029682449546, Rate.of(3, 3).low(), 1e-12);
        assertEquals(1, Rate.of(3, 3).high(), 1e-12);
        assertEquals(0, Rate.of(0, 6).low(), 1e-12);
        assertEquals(0.3903342879021653, Rate.of(0, 6).high(), 1e-12);
        assertEquals(new Rate(0, 0, 0, 1), Rate.of(0, 0));
        assertTrue(Double.isNaN(Rate.of(0, 0).share()));
    }

    @Test
    void everybodyIsCountedOnTheSameQuestions() {
        RateTable table = RateTable.of(ANSWERS);
        assertEquals(List.of("you", "A", "B"), table.columns());
        assertEquals(
                List.of("Reconstructions", "Decoys: others", "Same or not, all", "Line-up"),
                table.rows().stream().map(RateTable.Row::questions).toList());
        assertEquals(Rate.of(1, 2), rate("Reconstructions", "you"));
        assertEquals(Rate.of(2, 2), rate("Reconstructions", "A"));
        assertEquals(Rate.of(0, 2), rate("Reconstructions", "B"));
        assertEquals(Rate.of(2, 3), rate("Same or not, all", "you"));
        assertEquals(Rate.of(2, 3), rate("Same or not, all", "A"));
        assertEquals(Rate.of(1, 3), rate("Same or not, all", "B"));
        assertEquals(Rate.of(2, 3), rate("Line-up", "you"));
        assertEquals(Rate.of(2, 3), rate("Line-up", "A"));
        assertEquals(Rate.of(1, 1), rate("Line-up", "B"), "two questions are none of B's");
        assertEquals(
                List.of(0.5, 0.5, 0.5, 1 / 6.0),
                table.rows().stream().map(RateTable.Row::chance).toList());
    }

    @Test
    void sittingsComeBackFromJsonAndAreCountedTogether() {
        Sitting first = new Sitting(7, 40, 3, ANSWERS.subList(0, 2), List.of("A note."));
        assertFalse(first.complete());
        Sitting longer = first.with(ANSWERS.get(2));
        assertTrue(longer.complete());
        Sittings all =
                Sittings.NONE.with(first).with(longer).with(new Sitting(8, 40, 3, ANSWERS.subList(3, 6), List.of()));
        assertEquals(2, all.all().size(), "one of the same seed is replaced");
        Sittings read = Json.parse(Json.line(all), Sittings.class);
        assertEquals(all, read);
        assertEquals(new ArrayList<>(ANSWERS), read.answers());
        assertEquals(RateTable.of(ANSWERS), read.rates());
    }
}
