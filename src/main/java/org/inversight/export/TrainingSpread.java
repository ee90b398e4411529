package org.inversight.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inversight.bench.ResultsPlan;
import org.inversight.metric.Identification;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a sample come to in each training of its models: the mean over the seeds that every training has, and
 * mean and spread over the trainings.
 *
 * @param kind of trainings
 * @param cells of one sample, which knows of no other trainings
 */
record TrainingSpread(ResultsPlan.Trainings kind, List<CellFile> cells) {

    /** The same cells with the trainings of this kind alone. */
    static TrainingSpread of(ResultsPlan.Trainings kind, List<CellFile> cells) {
        return new TrainingSpread(
                kind,
                cells.stream()
                        .map(cell -> cell.withFurther(cell.further().stream()
                                .filter(f -> kind.samplesOf(cell.cell()).contains(f.sample()))
                                .toList()))
                        .toList());
    }

    private record Column(String title, Function<RunReport, @Nullable Double> figure) {}

    /** A table in Markdown; nothing where there is one training. */
    String table() {
        if (cells.stream().allMatch(c -> c.further().isEmpty())) {
            return "";
        }
        List<Column> columns = columns();
        StringBuilder table = new StringBuilder(("\nOver trainings of %s: the same cells in each training by "
                        + "itself, the first one first, means over the noise seeds that all trainings have; behind them "
                        + "mean ± sample standard deviation over the trainings.\n\n| attack |")
                .formatted(kind.of()));
        columns.forEach(c -> table.append(' ').append(c.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        for (CellFile cell : cells) {
            if (!cell.further().isEmpty()) {
                table.append("| ").append(ResultsPage.name(cell.cell())).append(" |");
                columns.forEach(
                        c -> table.append(' ').append(text(cell, c.figure())).append(" |"));
                table.append('\n');
            }
        }
        return table.toString();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("target", run -> run.attackAccuracy().target()));
        for (String evaluator :
                cells.getFirst().runs().getFirst().attackAccuracy().evaluators().keySet()) {
            columns.add(new Column(
                    evaluator, run -> run.attackAccuracy().evaluators().get(evaluator)));
        }
        columns.add(new Column("rank-1", run -> of(run.identification(), Identification::rank1)));
        columns.add(new Column("verified", run -> of(run.identification(), Identification::verified)));
        columns.add(new Column("false positives", RunReport::falsePositiveRate));
        columns.removeIf(c -> cells.stream()
                .flatMap(file -> file.runs().stream())
                .allMatch(run -> c.figure().apply(run) == null));
        return columns;
    }

    private static <T> @Nullable Double of(@Nullable T part, Function<T, @Nullable Double> figure) {
        return part == null ? null : figure.apply(part);
    }

    private static String text(CellFile cell, Function<RunReport, @Nullable Double> figure) {
        List<List<RunReport>> trainings = Stream.concat(
                        Stream.of(cell.runs()), cell.further().stream().map(CellFile.Further::runs))
                .toList();
        Set<Long> seeds = trainings.stream()
                .map(runs -> runs.stream().map(RunReport::seed).collect(Collectors.toSet()))
                .reduce((a, b) -> {
                    a.retainAll(b);
                    return a;
                })
                .orElse(Set.of());
        double[] means = trainings.stream()
                .mapToDouble(runs -> runs.stream()
                        .filter(run -> seeds.contains(run.seed()))
                        .map(figure)
                        .filter(Objects::nonNull)
                        .mapToDouble(share -> 100 * share)
                        .average()
                        .orElse(Double.NaN))
                .toArray();
        String each = Arrays.stream(means)
                .mapToObj(m -> MeanSpread.of(m).text("%.1f"))
                .collect(Collectors.joining(", "));
        return each + ": " + MeanSpread.of(means).text("%.1f");
    }
}
