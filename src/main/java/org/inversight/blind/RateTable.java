package org.inversight.blind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The viewer's rate beside that of each evaluator on the same questions.
 *
 * @param columns the viewer first, then the evaluators by name
 * @param rows by kind of question, those of which there are any
 */
public record RateTable(List<String> columns, List<Row> rows) {

    /** The viewer's column. */
    public static final String VIEWER = "you";

    /** The row of all questions but line-ups. */
    public static final String SAME_OR_NOT = "Same or not, all";

    /**
     * The rates on questions of one kind.
     *
     * @param questions which they are
     * @param chance what guessing gets right, 0..1
     * @param rates by column
     */
    public record Row(String questions, double chance, Map<String, Rate> rates) {

        /** Copies the map, in its order. */
        public Row {
            rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        }
    }

    /** Copies the lists. */
    public RateTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * {@return the rates over these answers}
     *
     * @param answers of any number of decks
     */
    public static RateTable of(List<Answer> answers) {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(VIEWER);
        answers.forEach(answer -> columns.addAll(answer.others().keySet()));
        List<Row> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind.lineUp()) {
                add(
                        rows,
                        SAME_OR_NOT,
                        Kind.GENUINE.chance(),
                        answers.stream().filter(a -> !a.kind().lineUp()).toList(),
                        columns);
            }
            add(
                    rows,
                    kind.title(),
                    kind.chance(),
                    answers.stream().filter(a -> a.kind() == kind).toList(),
                    columns);
        }
        return new RateTable(List.copyOf(columns), rows);
    }

    private static void add(
            List<Row> rows, String questions, double chance, List<Answer> answers, Set<String> columns) {
        if (answers.isEmpty()) {
            return;
        }
        Map<String, Rate> rates = new LinkedHashMap<>();
        for (String column : columns) {
            rates.put(column, rate(answers, column));
        }
        rows.add(new Row(questions, chance, rates));
    }

    /** Questions that somebody cannot answer are none of theirs. */
    private static Rate rate(List<Answer> answers, String column) {
        int right = 0;
        int of = 0;
        for (Answer answer : answers) {
            int said = column.equals(VIEWER) ? answer.viewer() : answer.others().getOrDefault(column, Question.NONE);
            of += said == Question.NONE ? 0 : 1;
            right += said == answer.right() ? 1 : 0;
        }
        return Rate.of(right, of);
    }
}
