package org.inversight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/** The figures of ADR 10 are those of its raw cells. */
class SpeedFiguresTest {

    private static final Path ADR = Path.of("docs/adr/0010-arithmetic-is-checked.md");
    private static final Path CELLS = Path.of("docs/results/speed/cells.json");

    @Test
    void theTableIsThatOfTheCells() throws IOException {
        List<String> expected = new ArrayList<>();
        for (Map<?, ?> fast : cells()) {
            if ("onednn".equals(fast.get("kernels")) && fast.containsKey("pictures")) {
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
        Map<?, ?> fast = cells().stream()
                .filter(c -> "brep-mi".equals(c.get("attack")))
                .filter(c -> "onednn".equals(c.get("kernels")))
                .findFirst()
                .orElseThrow();
        String expected = String.format(
                Locale.ROOT,
                "steps per second: %.2f with oneDNN and %.2f without.",
                number(fast, "stepsPerSecond"),
                number(withoutOneDnn(fast), "stepsPerSecond"));
        assertEquals(
                1,
                Files.readAllLines(ADR).stream()
                        .filter(line -> line.contains(expected))
                        .count());
    }

    private static String row(Map<?, ?> fast, Map<?, ?> slow) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f | %.2f |",
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
    private static Map<?, ?> withoutOneDnn(Map<?, ?> fast) throws IOException {
        return cells().stream()
                .filter(c -> Objects.equals(c.get("command"), fast.get("command")))
                .filter(c -> "native".equals(c.get("kernels")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> cells() throws IOException {
        return (List<Map<?, ?>>)
                Objects.requireNonNull(Json.read(CELLS, Map.class).get("cells"));
    }

    private static double number(Map<?, ?> cell, String name) {
        return ((Number) Objects.requireNonNull(cell.get(name))).doubleValue();
    }
}
