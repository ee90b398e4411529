package org.inversight.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inversight.run.ResultsPlan;
import org.jspecify.annotations.Nullable;

/** A results page as Markdown: one table a sample, means and spreads over seeds. */
public final class ResultsPage {

    private ResultsPage() {}

    /**
     * A measured cell.
     *
     * @param machine processor and memory
     * @param commit of the program, short
     * @param runs one JSON object of {@code run --json} a seed
     */
    public record CellFile(
            ResultsPlan.Cell cell, String machine, String commit, List<Map<String, Object>> runs) {}

    /** The page; cells that are not measured yet are left out and counted. */
    public static String markdown(String name, ResultsPlan plan, List<CellFile> cells) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(plan.title()).append("\n\n");
        page.append(plan.about()).append("\n\n");
        page.append("Figures are this project's own, made by `mvn -q -Dapp.args=\"results ")
                .append(name);
        page.append("\"` (cells in `docs/results/").append(name).append("/`), budget ");
        page.append(
                String.format(
                        Locale.ROOT, "%.0f hours of wall time on 2 cores.", plan.budgetHours()));
        page.append(
                " Accuracies are shares of all pictures of a run that the judge assigns to the attacked class, ");
        page.append(
                "mean ± sample standard deviation over seeds, in percent. A false positive is a picture that the ");
        page.append("target accepts and the sceptical evaluator does not.\n\n");
        Set<String> samples = new LinkedHashSet<>();
        cells.forEach(c -> samples.add(c.cell().sample()));
        for (String sample : samples) {
            List<CellFile> own =
                    cells.stream().filter(c -> c.cell().sample().equals(sample)).toList();
            page.append("## `").append(sample).append("`\n\n").append(table(own)).append('\n');
            early(page, own);
        }
        provenance(page, plan, cells);
        return page.toString();
    }

    private static String table(List<CellFile> cells) {
        List<String> judges =
                new ArrayList<>(evaluators(cells.getFirst().runs().getFirst()).keySet());
        boolean changed = cells.stream().anyMatch(c -> !c.cell().parameters().isEmpty());
        boolean asked =
                cells.stream()
                        .flatMap(c -> c.runs().stream())
                        .anyMatch(r -> r.get("queries") instanceof Number);
        StringBuilder table = new StringBuilder("| attack | loss | augmentation |");
        table.append(changed ? " changed |" : "").append(" steps | seeds | target |");
        judges.forEach(j -> table.append(' ').append(j).append(" |"));
        table.append(" false positives | pixel distance | feature distance |");
        table.append(asked ? " questions a picture |" : "").append(" seconds a run |\n");
        table.append(changed ? "|---|---|---|---|--:|--:|--:|" : "|---|---|---|--:|--:|--:|")
                .append("--:|".repeat(judges.size() + (asked ? 1 : 0)))
                .append("--:|--:|--:|--:|\n");
        for (CellFile file : cells) {
            ResultsPlan.Cell cell = file.cell();
            Map<String, Object> first = file.runs().getFirst();
            table.append(
                    "| %s | %s | %s |"
                            .formatted(
                                    cell.attack(),
                                    cell.loss() == null ? "–" : cell.loss(),
                                    cell.augmentation() == null ? "–" : cell.augmentation()));
            if (changed) {
                table.append(' ').append(changes(cell)).append(" |");
            }
            table.append(" %s | %d |".formatted(first.get("steps"), file.runs().size()));
            table.append(percent(file, run -> number(accuracy(run).get("target"))));
            for (String judge : judges) {
                table.append(percent(file, run -> number(evaluators(run).get(judge))));
            }
            table.append(percent(file, run -> number(run.get("falsePositiveRate"))));
            table.append(plain(file, run -> number(part(run, "nearestPrivate").get("pixel"))));
            table.append(plain(file, run -> number(part(run, "nearestPrivate").get("feature"))));
            if (asked) {
                table.append(
                        cell(
                                file,
                                run -> number(run.get("queries")) / number(run.get("images")),
                                "%.0f"));
            }
            table.append(plain(file, run -> number(run.get("wallSeconds"))));
            table.append('\n');
        }
        return table.toString();
    }

    private static String changes(ResultsPlan.Cell cell) {
        return cell.parameters().isEmpty()
                ? "–"
                : new TreeMap<>(cell.parameters())
                        .entrySet().stream()
                                .map(e -> "`" + e.getKey() + "=" + e.getValue() + "`")
                                .collect(Collectors.joining(", "));
    }

    /** A run that ended before its steps is counted as it is, and named. */
    private static void early(StringBuilder page, List<CellFile> cells) {
        for (CellFile file : cells) {
            for (Map<String, Object> run : file.runs()) {
                String why = String.valueOf(run.get("endedBecause"));
                if (!Set.of("steps", "converged", "budget").contains(why)) {
                    page.append(
                            "- `%s`, seed %s: ended after %s steps (%s), its last pictures are counted.\n"
                                    .formatted(
                                            file.cell().name(),
                                            run.get("seed"),
                                            run.get("steps"),
                                            why));
                }
            }
        }
        page.append('\n');
    }

    private static void provenance(StringBuilder page, ResultsPlan plan, List<CellFile> cells) {
        Set<String> machines = new LinkedHashSet<>();
        Set<String> commits = new LinkedHashSet<>();
        Set<String> threads = new LinkedHashSet<>();
        double seconds = 0;
        for (CellFile cell : cells) {
            machines.add(cell.machine());
            commits.add(cell.commit());
            for (Map<String, Object> run : cell.runs()) {
                threads.add(String.valueOf(run.get("threads")));
                seconds += number(run.get("wallSeconds"));
            }
        }
        page.append("## How it was made\n\n");
        page.append("- machine: ").append(String.join("; ", machines)).append('\n');
        page.append("- torch threads: ").append(String.join(", ", threads)).append('\n');
        page.append("- commits: ").append(String.join(", ", commits)).append('\n');
        page.append(
                String.format(
                        Locale.ROOT, "- computing time of all runs: %.0f minutes%n", seconds / 60));
        if (cells.size() < plan.cells().size()) {
            page.append(
                    "- cells measured: %d of %d%n".formatted(cells.size(), plan.cells().size()));
        }
    }

    private static String percent(CellFile file, Function<Map<String, Object>, Double> figure) {
        return cell(file, run -> 100 * figure.apply(run), "%.1f");
    }

    private static String plain(CellFile file, Function<Map<String, Object>, Double> figure) {
        return cell(file, figure, "%.2f");
    }

    private static String cell(
            CellFile file, Function<Map<String, Object>, Double> figure, String format) {
        double[] values =
                file.runs().stream()
                        .mapToDouble(figure::apply)
                        .filter(v -> !Double.isNaN(v))
                        .toArray();
        if (values.length == 0) {
            return " – |";
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        if (values.length == 1) {
            return " " + String.format(Locale.ROOT, format, mean) + " |";
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return " "
                + String.format(
                        Locale.ROOT,
                        format + " ± " + format,
                        mean,
                        Math.sqrt(squares / (values.length - 1)))
                + " |";
    }

    private static Map<String, Object> accuracy(Map<String, Object> run) {
        return part(run, "attackAccuracy");
    }

    private static Map<String, Object> evaluators(Map<String, Object> run) {
        return part(accuracy(run), "evaluators");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> run, String name) {
        Object part = run.get(name);
        return part instanceof Map ? (Map<String, Object>) part : Map.of();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
