package org.inversight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inversight.export.CommandWord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command line that the program writes says to the program that reads it. */
class CommandWordTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data/faces",
                "my faces",
                "Ann's faces",
                "C:\\Users\\Ann\\my faces",
                "C:\\faces",
                "a\"b",
                "''",
                "",
                "gesichter-übung"
            })
    void aQuotedWordIsReadAsItWas(String word) {
        assertEquals(
                List.of("run", word, "--json"),
                ArgumentLine.split("run %s --json".formatted(CommandWord.quoted(word))));
    }
}
