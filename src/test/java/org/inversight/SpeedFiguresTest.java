package org.inversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/** The figures of ADR 10 are those of its raw cells. */
class SpeedFiguresTest {

    private static final Path ADR = Path.of("docs/adr/0010-arithmetic-is-checked.md");
    private static final Path CELLS = Path.of("docs/results/speed/cells.json");

    @Test
    void theTableIsThatOfTheCells() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map<String, Object> fast : cells()) {
            if (fast.get("kernels").equals("onednn") && fast.containsKey("pictures")) {
                expected.add(row(fast, withoutOneDnn(fast)));
            }
        }
        List<String> stated = Files.readAllLines(ADR).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertEquals(
                expected.stream().sorted().toList(), stated.stream().sorted().toList());
    }

    @Test
    void theSentenceOnQueriesIsThatOfTheCells() throws IOException {
        String sentence = "steps a second: %.2f with oneDNN and %.2f without.";
        Map<String, Object> fast = cells().stream()
                .filter(c -> c.get("attack").equals("brep-mi"))
                .filter(c -> c.get("kernels").equals("onednn"))
                .findFirst()
                .orElseThrow();
        String expected = String.format(
                Locale.ROOT, sentence, number(fast, "stepsPerSecond"), number(withoutOneDnn(fast), "stepsPerSecond"));
        assertEquals(
                1,
                Files.readAllLines(ADR).stream()
                        .filter(line -> line.contains(expected))
                        .count());
    }

    private static String row(Map<String, Object> fast, Map<String, Object> slow) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %d | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f | %.2f |",
                fast.get("sample"),
                fast.get("pictures"),
                fast.get("threads"),
                1000 * number(fast, "secondsPerStep"),
                1000 * number(fast, "pythonSecondsPerStep"),
                number(fast, "secondsPerStep") / number(fast, "pythonSecondsPerStep"),
                1000 * number(slow, "secondsPerStep"),
                1000 * number(slow, "pythonSecondsPerStep"),
                number(slow, "secondsPerStep") / number(slow, "pythonSecondsPerStep"),
                number(slow, "secondsPerStep") / number(fast, "secondsPerStep"));
    }

    /** The cell of the same command whose arithmetic was found wrong with oneDNN. */
    private static Map<String, Object> withoutOneDnn(Map<String, Object> fast) throws IOException {
        return cells().stream()
                .filter(c -> c.get("command").equals(fast.get("command")))
                .filter(c -> c.get("kernels").equals("native"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> cells() throws IOException {
        return (List<Map<String, Object>>) Json.read(CELLS, Map.class).get("cells");
    }

    private static double number(Map<String, Object> cell, String name) {
        return ((Number) cell.get(name)).doubleValue();
    }
}
