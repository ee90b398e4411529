package org.inversight.ui.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaParserTest {

    @Test
    void lowersAndRaisesWhatIsInBraces() {
        assertEquals(
                List.of(
                        new FormulaParser.Piece("p", 0, true),
                        new FormulaParser.Piece("reg", -1, true),
                        new FormulaParser.Piece(")", 0, false),
                        new FormulaParser.Piece("2", 1, false)),
                FormulaParser.parse("p_{reg})^{2}"));
    }

    @Test
    void namesOfFunctionsStandUpright() {
        assertEquals(
                List.of(
                        new FormulaParser.Piece("log", 0, false),
                        new FormulaParser.Piece(" ", 0, false),
                        new FormulaParser.Piece("D", 0, true)),
                FormulaParser.parse("log D"));
    }

    @Test
    void anUnclosedBraceLosesNothing() {
        assertEquals(
                List.of(new FormulaParser.Piece("x", 0, true), new FormulaParser.Piece("i", -1, true)),
                FormulaParser.parse("x_{i"));
    }
}
