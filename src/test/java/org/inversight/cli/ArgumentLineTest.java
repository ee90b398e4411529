package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentLineTest {

    @Test
    void blanksSeparate() {
        assertEquals(List.of("run", "--seed", "3"), ArgumentLine.split("  run\t--seed \n 3 "));
    }

    @Test
    void nothingIsNoWord() {
        assertEquals(List.of(), ArgumentLine.split(" "));
        assertEquals(List.of(), ArgumentLine.split(""));
    }

    @Test
    void quotesKeepBlanksTogether() {
        assertEquals(
                List.of("--out", "my folder", "it's", "say \"x\""),
                ArgumentLine.split("--out 'my folder' \"it's\" 'say \"x\"'"));
    }

    @Test
    void quotesMayBePartOfAWord() {
        assertEquals(List.of("--out=my folder/a b"), ArgumentLine.split("--out=\"my folder\"/'a b'"));
    }

    @Test
    void anEmptyQuoteIsAnEmptyWord() {
        assertEquals(List.of("a", "", "b"), ArgumentLine.split("a '' b"));
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertEquals(List.of("my folder", "\"", "\\"), ArgumentLine.split("my\\ folder \\\" \\\\"));
    }

    @Test
    void insideDoubleQuotesABackslashStandsBeforeQuoteAndBackslashOnly() {
        assertEquals(List.of("C:\\models\\\"x"), ArgumentLine.split("\"C:\\models\\\\\\\"x\""));
    }

    @Test
    void insideSingleQuotesABackslashIsItself() {
        assertEquals(List.of("C:\\models"), ArgumentLine.split("'C:\\models'"));
    }

    @Test
    void anOpenQuoteIsRefusedInOneSentence() {
        var refused = assertThrows(IllegalArgumentException.class, () -> ArgumentLine.split("run 'digits"));
        assertTrue(refused.toString().contains("not closed"), refused.toString());
    }
}
