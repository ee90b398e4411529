package org.inversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.inversight.model.Json;
import org.junit.jupiter.api.Test;

/** What the notes say of the window's pace is what {@code bench --ui} measured. */
class WindowFiguresTest {

    @Test
    void theTableIsThatOfTheCells() throws IOException {
        List<String> expected = cells().stream().map(WindowFiguresTest::row).toList();
        List<String> stated = Files.readAllLines(Path.of("docs/ux-notes.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected, stated);
    }

    private static String row(Map<?, ?> cell) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %.1f, %.1f | %.0f, %.0f | %s | %s | %.1f, %.1f | %.1f | %.1f | %.2f |",
                cell.get("sample"),
                cell.get("runs"),
                cell.get("tilesPerRun"),
                spread(cell, "pulseMillis", "median"),
                spread(cell, "pulseMillis", "p99"),
                spread(cell, "keyAnsweredMillis", "median"),
                spread(cell, "keyAnsweredMillis", "p95"),
                seconds(cell, "firstImageSeconds"),
                seconds(cell, "secondImageSeconds"),
                spread(cell, "betweenImagesSeconds", "median"),
                spread(cell, "betweenImagesSeconds", "p95"),
                number(cell, "stepsPerSecondWindow"),
                number(cell, "stepsPerSecond"),
                number(cell, "ratio"));
    }

    private static String seconds(Map<?, ?> cell, String name) {
        List<?> all = (List<?>) Objects.requireNonNull(cell.get(name));
        return all.stream()
                .map(s -> String.format(Locale.ROOT, "%.1f", ((Number) s).doubleValue()))
                .collect(Collectors.joining(", "));
    }

    private static double spread(Map<?, ?> cell, String name, String what) {
        return number((Map<?, ?>) Objects.requireNonNull(cell.get(name)), what);
    }

    private static double number(Map<?, ?> cell, String name) {
        return ((Number) Objects.requireNonNull(cell.get(name))).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> cells() throws IOException {
        return (List<Map<?, ?>>) Objects.requireNonNull(
                Json.read(Path.of("docs/results/speed/ui.json"), Map.class).get("cells"));
    }
}
