package org.inversight.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.inversight.data.Panel;

/**
 * Leaked attributes: attacked people by attributes, and below them how much of each attribute is recovered, beside what
 * guessing would reach.
 */
public final class LeakTable {

    /** The id of the panel. */
    public static final String ID = "leaks";

    /** The title of the panel. */
    public static final String TITLE = "Leaked attributes";

    private static final String CAPTION =
            "Attributes that an independent attribute reader finds in the reconstructions. A word or a "
                    + "count: recovered, it matches the person. A dot: not recovered. An attribute leaks only if "
                    + "it is recovered more often than by guessing the most frequent value of these people.";

    private static final String KEPT = "·";

    private LeakTable() {}

    /**
     * {@return the table of a snapshot's verdicts}
     *
     * @param verdicts one per image
     * @param names of the classes, by index
     */
    public static Panel.Matrix of(List<Verdict> verdicts, IntFunction<String> names) {
        List<LeakedAttribute> leaked = LeakedAttribute.of(verdicts);
        List<String> columns = leaked.stream().map(LeakedAttribute::name).toList();
        List<Panel.Line> lines = new ArrayList<>();
        TreeSet<Integer> people = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            if (people.add(verdict.classIndex())) {
                int person = verdict.classIndex();
                List<Verdict> own =
                        verdicts.stream().filter(v -> v.classIndex() == person).toList();
                String name = names.apply(person);
                lines.add(new Panel.Line(
                        name, columns.stream().map(c -> cell(own, name, c)).toList()));
            }
        }
        return new Panel.Matrix(
                ID,
                TITLE,
                CAPTION,
                columns,
                lines,
                List.of(
                        new Panel.Line(
                                "recovered",
                                leaked.stream().map(LeakTable::share).toList()),
                        new Panel.Line(
                                "by guessing",
                                leaked.stream().map(LeakTable::guessed).toList())));
    }

    private static Panel.Cell cell(List<Verdict> own, String person, String attribute) {
        List<Reading> readings = own.stream()
                .flatMap(v -> v.readings().stream())
                .filter(r -> r.attribute().equals(attribute))
                .toList();
        if (readings.isEmpty()) {
            return Panel.Cell.UNKNOWN;
        }
        String truth = readings.getFirst().truth();
        long recovered = readings.stream().filter(Reading::recovered).count();
        String is = "%s, %s: %s".formatted(person, attribute, truth);
        if (readings.size() == 1) {
            return recovered == 1
                    ? new Panel.Cell(1, truth, is + ", recovered.")
                    : new Panel.Cell(
                            0,
                            KEPT,
                            is + "; the image shows " + readings.getFirst().read() + ".");
        }
        return new Panel.Cell(
                recovered / (double) readings.size(),
                recovered == 0 ? KEPT : "%d of %d".formatted(recovered, readings.size()),
                "%s; recovered from %d of %d images.".formatted(is, recovered, readings.size()));
    }

    private static Panel.Cell share(LeakedAttribute attribute) {
        return new Panel.Cell(
                attribute.recovered(),
                percent(attribute.recovered()),
                "%s is recovered from %s of the images.".formatted(attribute.name(), percent(attribute.recovered())));
    }

    private static Panel.Cell guessed(LeakedAttribute attribute) {
        return new Panel.Cell(
                attribute.guessed(),
                percent(attribute.guessed()),
                "Guessing the most frequent value of %s is right for %s of these people."
                        .formatted(attribute.name(), percent(attribute.guessed())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f\u202f%%", 100 * share);
    }
}
