package org.inversight.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inversight.attack.LossTerm;
import org.inversight.attack.Ranking;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Identification;
import org.inversight.run.Snapshot;

/** The figures of a run as tables of comma-separated values. */
final class RunTables {

    private RunTables() {}

    /** An evaluator's name as part of the name of a column. */
    private static String column(String evaluator) {
        return evaluator.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    /** The same of all evaluators; one that would have the name of another, or none, gets its number. */
    static List<String> columns(List<String> evaluators) {
        List<String> columns = new ArrayList<>();
        for (String evaluator : evaluators) {
            String name = column(evaluator);
            boolean none = name.replace("_", "").isEmpty();
            String base = none ? "evaluator" : name;
            String own = none ? base + "_" + (columns.size() + 1) : name;
            for (int number = columns.size() + 1; columns.contains(own); number++) {
                own = base + "_" + number;
            }
            columns.add(own);
        }
        return columns;
    }

    /** The candidates of each class, the best first. */
    static String ranking(Ranking ranking, Experiment experiment) {
        StringBuilder csv = new StringBuilder("class,rank,restart,score\n");
        for (int t = 0; t < ranking.targets(); t++) {
            List<Integer> order = ranking.order(t);
            for (int rank = 0; rank < order.size(); rank++) {
                double score = ranking.scores().get(t * ranking.restarts() + order.get(rank));
                csv.append(String.format(
                        Locale.ROOT, "%d,%d,%d,%.6f%n", experiment.targets().get(t), rank + 1, order.get(rank), score));
            }
        }
        return csv.toString();
    }

    /** Accuracies, confidences and loss terms, one row a snapshot. */
    static String metrics(List<Snapshot> snapshots) {
        StringBuilder csv = new StringBuilder("step,seconds,target_accuracy,target_confidence");
        Snapshot first = snapshots.getFirst();
        for (String name : columns(first.evaluators())) {
            csv.append(",%s_accuracy,%s_confidence".formatted(name, name));
        }
        // a branch may have a verifier where what it goes on from had none
        boolean people = snapshots.stream().anyMatch(s -> Identification.of(s.verdicts()) != null);
        csv.append(people ? ",rank1,rank5,verified" : "");
        // a branch may have other terms than what it goes on from
        List<String> terms = snapshots.stream()
                .flatMap(snapshot -> snapshot.terms().stream())
                .map(LossTerm::name)
                .distinct()
                .toList();
        terms.forEach(name -> csv.append(",loss_").append(name));
        csv.append('\n');
        for (Snapshot snapshot : snapshots) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%.4f,%.4f",
                    snapshot.step(),
                    snapshot.seconds(),
                    snapshot.targetAccuracy(),
                    snapshot.targetConfidence()));
            for (int e = 0; e < snapshot.evaluators().size(); e++) {
                csv.append(String.format(
                        Locale.ROOT, ",%.4f,%.4f", snapshot.evaluatorAccuracy(e), snapshot.evaluatorConfidence(e)));
            }
            Identification identified = Identification.of(snapshot.verdicts());
            if (identified != null) {
                csv.append(String.format(
                        Locale.ROOT, ",%.4f,%.4f,%.4f", identified.rank1(), identified.rank5(), identified.verified()));
            } else if (people) {
                csv.append(",,,");
            }
            for (String name : terms) {
                csv.append(',');
                snapshot.terms().stream()
                        .filter(term -> term.name().equals(name))
                        .forEach(term -> csv.append(String.format(Locale.ROOT, "%.6g", term.value())));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
