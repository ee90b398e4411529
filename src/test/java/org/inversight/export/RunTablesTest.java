package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.inversight.metric.Similarity;
import org.inversight.metric.Verdict;
import org.inversight.run.Snapshot;
import org.inversight.run.SnapshotBuilder;
import org.junit.jupiter.api.Test;

/** Tables whose rows have a value for each name in their head. */
class RunTablesTest extends ExportCase {

    /** A branch with a verifier goes on from a run without one. */
    @Test
    void everyRowHasAsManyColumnsAsTheHead() {
        List<Snapshot> snapshots = new ArrayList<>(run(1).snapshots());
        Snapshot last = snapshots.removeLast();
        snapshots.add(SnapshotBuilder.builder(last)
                .verdicts(last.verdicts().stream().map(RunTablesTest::known).toList())
                .build());
        List<String> lines = RunTables.metrics(snapshots).lines().toList();
        int columns = lines.getFirst().split(",", -1).length;
        assertTrue(lines.getFirst().contains(",rank1,rank5,verified"), lines.getFirst());
        for (String line : lines) {
            assertEquals(columns, line.split(",", -1).length, line);
        }
        assertTrue(lines.get(1).endsWith(",,,"), lines.get(1));
        assertTrue(lines.getLast().endsWith(",1.0000,1.0000,1.0000"), lines.getLast());
    }

    private static Verdict known(Verdict verdict) {
        return new Verdict(
                verdict.classIndex(),
                verdict.restart(),
                verdict.target(),
                verdict.evaluators(),
                verdict.falsePositive(),
                new Similarity(0.9, 1, true, verdict.classIndex()),
                verdict.readings());
    }

    @Test
    void evaluatorsOfAnyNamesHaveColumnsOfTheirOwn() {
        assertEquals(
                List.of("evaluator_a", "evaluator_b_", "evaluator_3", "evaluator_4"),
                RunTables.columns(List.of("Evaluator A", "Evaluator <B>", "\u8bc4\u4f30", "\u5224")));
        for (List<String> names : List.of(List.of("a", "a_3", "A"), List.of("evaluator 2", "\u5224", "a", "a"))) {
            List<String> columns = RunTables.columns(names);
            assertEquals(names.size(), new HashSet<>(columns).size(), columns.toString());
        }
    }
}
