package org.inversight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.metric.Figure;
import org.jspecify.annotations.Nullable;

/** The figures of a run as lines of a table, each with its ceiling and its floor. */
final class FigureLines {

    private FigureLines() {}

    /** {@return a head and a line for each figure; nothing where there are none} */
    static List<String> of(List<Figure> figures) {
        if (figures.isEmpty()) {
            return List.of();
        }
        int width = figures.stream().mapToInt(f -> f.title().length()).max().orElse(0);
        String line = "%-" + width + "s  %10s  %10s  %10s";
        List<String> lines = new ArrayList<>();
        lines.add(line.formatted("", "images", "ceiling", "floor").stripTrailing());
        for (Figure figure : figures) {
            lines.add(line.formatted(
                    figure.title(),
                    text(figure, figure.value()),
                    text(figure, figure.ceiling()),
                    text(figure, figure.floor())));
        }
        lines.add("ceiling: as many genuine held-out images of the same classes; floor: chance");
        return lines;
    }

    private static String text(Figure figure, @Nullable Double value) {
        return value == null
                ? "-"
                : figure.share()
                        ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                        : String.format(Locale.ROOT, "%.2f", value);
    }
}
