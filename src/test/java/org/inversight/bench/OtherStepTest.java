package org.inversight.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The other side of a timing, played by small programs. */
class OtherStepTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void itAnswersWithTheSecondsOfAStep() throws IOException {
        try (OtherStep other = new OtherStep(program("IO.println(\"ready, v1\"); String n;"
                + "while ((n = IO.readln()) != null) IO.println(Integer.parseInt(n) / 8.0 + \" of all\");"))) {
            assertEquals("ready, v1", other.ready());
            assertEquals(0.5, other.secondsPerStep(4));
            assertEquals(2, other.secondsPerStep(16));
        }
    }

    @Test
    void anAnswerThatIsNoNumberIsQuoted() throws IOException {
        try (OtherStep other = new OtherStep(program("IO.println(\"ready\"); IO.readln(); IO.println(\"soon\");"))) {
            assertTrue(refusal(() -> other.secondsPerStep(1))
                    .endsWith("answered \"soon\", and a line that begins with the seconds of a step is expected."));
        }
    }

    @Test
    void aProgramThatEndsEarlyOrIsNotThereIsNamed() throws IOException {
        List<String> silent = program("");
        assertTrue(refusal(() -> new OtherStep(silent).close()).contains(" ended early;"));
        assertTrue(
                refusal(() -> new OtherStep(List.of("no-python")).close()).startsWith("no-python cannot be started"));
    }

    private static String refusal(Executable what) {
        return String.valueOf(assertThrows(IOException.class, what).getMessage());
    }

    private List<String> program(String body) throws IOException {
        Path file = folder.resolve("Other.java");
        Files.writeString(file, "void main() { " + body + " }");
        return List.of(JAVA, file.toString());
    }
}
