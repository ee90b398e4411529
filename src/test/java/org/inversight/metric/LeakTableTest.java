package org.inversight.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inversight.data.Panel;
import org.junit.jupiter.api.Test;

class LeakTableTest {

    private static Verdict verdict(int person, int restart, Reading... readings) {
        return new Verdict(
                person, restart, new Prediction(1, "somebody", true), List.of(), false, null, List.of(readings));
    }

    private static List<String> texts(Panel.Line line) {
        return line.cells().stream().map(Panel.Cell::text).toList();
    }

    @Test
    void aWordSaysWhatLeakedAndTheLastLinesWhatGuessingWouldReach() {
        Panel.Matrix table = LeakTable.of(
                List.of(
                        verdict(3, 0, new Reading("glasses", "round", "round"), new Reading("beard", "full", "none")),
                        verdict(5, 0, new Reading("glasses", "none", "none"), new Reading("beard", "none", "none"))),
                index -> "P" + index);
        assertEquals(List.of("glasses", "beard"), table.columns());
        assertEquals(
                List.of("P3", "P5"),
                table.lines().stream().map(Panel.Line::name).toList());
        assertEquals(List.of("round", "·"), texts(table.lines().get(0)));
        assertEquals(List.of("none", "none"), texts(table.lines().get(1)));
        Panel.Cell kept = table.lines().get(0).cells().get(1);
        assertEquals(0, kept.share());
        assertEquals("P3, beard: none; the image shows full.", kept.detail());
        assertEquals(List.of("100\u202f%", "50\u202f%"), texts(table.totals().get(0)), "recovered");
        assertEquals(List.of("50\u202f%", "100\u202f%"), texts(table.totals().get(1)), "by guessing");
    }

    @Test
    void severalImagesOfAPersonAreCounted() {
        Panel.Matrix table = LeakTable.of(
                List.of(
                        verdict(0, 0, new Reading("skin", "deep", "deep")),
                        verdict(0, 1, new Reading("skin", "light", "deep")),
                        verdict(0, 2, new Reading("skin", "deep", "deep")),
                        verdict(1, 0)),
                Integer::toString);
        Panel.Cell cell = table.lines().get(0).cells().getFirst();
        assertEquals("2 of 3", cell.text());
        assertEquals(2 / 3.0, cell.share(), 1e-12);
        assertEquals(Panel.Cell.UNKNOWN, table.lines().get(1).cells().getFirst());
        assertTrue(cell.detail().startsWith("0, skin: deep;"), cell.detail());
    }
}
