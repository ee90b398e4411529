package org.inversight.export;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inversight.bench.ResultsPlan;
import org.inversight.metric.Figure;
import org.inversight.metric.HeldOut;
import org.inversight.metric.Identification;
import org.inversight.metric.Measure;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/** A results page as Markdown: one table a sample, means and spreads over seeds. */
public final class ResultsPage {

    private ResultsPage() {}

    /**
     * What makes a page.
     *
     * @param command as it is typed behind the program's name
     * @param cells folder of the files of the cells, as the reader of the page finds it
     */
    public record Origin(String command, String cells) {

        /** A page of the documentation. */
        public static Origin docs(String name, ResultsPlan plan) {
            String command = plan.command();
            return new Origin(command == null ? "results " + name : command, "docs/results/%s/".formatted(name));
        }
    }

    /** The page; cells that are not measured yet are left out and counted. */
    public static String markdown(Origin origin, ResultsPlan plan, List<CellFile> cells) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(plan.title()).append("\n\n");
        page.append(plan.about()).append("\n\n");
        page.append("Figures are this project's own, made by `mvn -q -Dapp.args=\"")
                .append(origin.command());
        page.append("\"` (cells in `").append(origin.cells()).append("`)");
        if (plan.budgetHours() > 0) {
            page.append(String.format(Locale.ROOT, ", budget %.0f hours of wall time on 2 cores", plan.budgetHours()));
        }
        page.append(".");
        page.append(" Accuracies are shares of all images of a run that the evaluator assigns to the attacked class, ");
        page.append("mean ± sample standard deviation over seeds, in percent. A false positive is an image that the ");
        page.append("target accepts and the evaluator with a reject class does not.\n\n");
        Set<String> samples = new LinkedHashSet<>();
        cells.forEach(c -> samples.add(c.cell().sample()));
        for (String sample : samples) {
            List<CellFile> own =
                    cells.stream().filter(c -> c.cell().sample().equals(sample)).toList();
            page.append("## `").append(sample).append("`\n\n").append(table(columns(own, plan.people()), own));
            plan.trainings()
                    .forEach(kind -> page.append(TrainingSpread.of(kind, own).table()));
            page.append(hard(own)).append(leaks(own)).append('\n');
            early(page, own);
        }
        provenance(page, plan, cells);
        return page.toString();
    }

    /**
     * A column of the table: its title, and its text for a cell of the plan.
     *
     * @param bounds its ceiling or floor
     */
    private record Column(
            String title,
            boolean words,
            Function<CellFile, String> text,
            BiFunction<List<CellFile>, Function<Figure, @Nullable Double>, String> bounds) {

        static Column words(String title, Function<ResultsPlan.Cell, String> text) {
            return new Column(title, true, file -> text.apply(file.cell()), (cells, bound) -> "");
        }

        static Column number(String title, Function<CellFile, String> text) {
            return new Column(title, false, text, (cells, bound) -> "");
        }

        /** Its ceiling and its floor are those of the figure of this name. */
        Column of(Measure measure) {
            return new Column(title, words, text, (cells, bound) -> bound(cells, measure, bound));
        }
    }

    /** The least and the greatest of all cells, which differ where their generators or seeds do. */
    private static String bound(List<CellFile> cells, Measure measure, Function<Figure, @Nullable Double> bound) {
        DoubleSummaryStatistics all = cells.stream()
                .flatMap(c -> c.runs().stream())
                .map(run -> figure(run, measure))
                .filter(Objects::nonNull)
                .map(bound)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (all.getCount() == 0) {
            return "–";
        }
        String least = number(measure, all.getMin());
        String most = number(measure, all.getMax());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String number(Measure measure, double value) {
        return String.format(Locale.ROOT, measure.share() ? "%.1f" : "%.2f", measure.share() ? 100 * value : value);
    }

    private static @Nullable Figure figure(RunReport run, Measure measure) {
        return run.figures().stream()
                .filter(figure -> figure.name().equals(measure.name()))
                .findFirst()
                .orElse(null);
    }

    private static String table(List<Column> columns, List<CellFile> cells) {
        StringBuilder table = new StringBuilder("|");
        columns.forEach(c -> table.append(' ').append(c.title()).append(" |"));
        table.append("\n|");
        columns.forEach(c -> table.append(c.words() ? "---|" : "--:|"));
        table.append('\n');
        for (CellFile file : cells) {
            table.append('|');
            columns.forEach(c -> table.append(' ').append(c.text().apply(file)).append(" |"));
            table.append('\n');
        }
        if (cells.stream()
                .flatMap(c -> c.runs().stream())
                .anyMatch(run -> !run.figures().isEmpty())) {
            row(table, "ceiling", columns, c -> c.bounds().apply(cells, Figure::ceiling));
            row(table, "floor", columns, c -> c.bounds().apply(cells, Figure::floor));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String title, List<Column> columns, Function<Column, String> text) {
        table.append("| *").append(title).append("* |");
        columns.stream()
                .skip(1)
                .forEach(c -> table.append(' ').append(text.apply(c)).append(" |"));
        table.append('\n');
    }

    /** What good images still fail, and whole sets compared; nothing where no run says it. */
    private static String hard(List<CellFile> cells) {
        List<Measure> measures = new ArrayList<>();
        for (String evaluator :
                cells.getFirst().runs().getFirst().attackAccuracy().evaluators().keySet()) {
            measures.add(Measure.topFive(evaluator));
        }
        measures.addAll(List.of(
                Measure.STRICT,
                Measure.LINE_UP,
                Measure.FIRST,
                Measure.MEDIAN_RANK,
                Measure.FRECHET,
                Measure.PRECISION,
                Measure.RECALL,
                Measure.DENSITY,
                Measure.COVERAGE,
                Measure.KNOWLEDGE));
        measures.removeIf(m -> cells.stream().flatMap(c -> c.runs().stream()).allMatch(run -> figure(run, m) == null));
        if (measures.isEmpty()) {
            return "";
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("attack", ResultsPage::name));
        measures.forEach(m -> columns.add(figure(m)));
        return "\nHarder measures, and whole sets compared. " + ceiling(cells)
                + " The floor is chance in closed form, else what unselected images of the run's generator come to. Distance, precision, recall, density and coverage depend "
                + "on how many images there are: with a few tens nearly every private image is near one of them, so recall is high for anything.\n\n"
                + table(columns, cells);
    }

    /** True attributes are known of drawn people alone, and they alone are drawn anew ({@link HeldOut}). */
    private static String ceiling(List<CellFile> cells) {
        return any(cells, RunReport::attributes)
                ? "The ceiling is what as many genuine images of the same people come to, drawn for this, at most twenty a person: nothing was trained on them."
                : "The ceiling is what genuine private images of the same classes come to, at most half of those that are shown: "
                        + "they are compared with the other half, but target and evaluators may have learnt from them. "
                        + "Knowledge of a run is tested on all that are shown, its ceiling on the other half.";
    }

    private static Column figure(Measure measure) {
        Function<RunReport, @Nullable Double> value = run -> of(figure(run, measure), Figure::value);
        return (measure.share() ? percent(measure.title(), value) : plain(measure.title(), value)).of(measure);
    }

    /** What a cell is called where it has no columns of its own for that. */
    static String name(ResultsPlan.Cell cell) {
        return Stream.of(
                        cell.attack(),
                        cell.loss(),
                        cell.augmentation(),
                        cell.steps() == null ? null : cell.steps() + " steps",
                        cell.parameters().isEmpty() ? null : changes(cell))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static List<Column> columns(List<CellFile> cells, boolean people) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("attack", ResultsPlan.Cell::attack));
        columns.add(Column.words("loss", c -> c.loss() == null ? "–" : c.loss()));
        columns.add(Column.words("augmentation", c -> c.augmentation() == null ? "–" : c.augmentation()));
        if (cells.stream().anyMatch(c -> !c.cell().parameters().isEmpty())) {
            columns.add(Column.words("changed", ResultsPage::changes));
        }
        columns.add(Column.number("steps", ResultsPage::steps));
        columns.add(Column.number("seeds", f -> String.valueOf(f.runs().size())));
        columns.add(percent("target", run -> run.attackAccuracy().target()).of(Measure.TARGET));
        for (String evaluator :
                cells.getFirst().runs().getFirst().attackAccuracy().evaluators().keySet()) {
            columns.add(
                    percent(evaluator, run -> run.attackAccuracy().evaluators().get(evaluator))
                            .of(Measure.evaluator(evaluator)));
        }
        if (people || any(cells, RunReport::identification)) {
            columns.add(percent("rank-1", run -> of(run.identification(), Identification::rank1))
                    .of(Measure.RANK1));
            columns.add(percent("rank-5", run -> of(run.identification(), Identification::rank5))
                    .of(Measure.RANK5));
            columns.add(percent("verified", run -> of(run.identification(), Identification::verified))
                    .of(Measure.VERIFIED));
        }
        columns.add(percent("false positives", run -> run.falsePositiveRate()).of(Measure.FALSE_POSITIVES));
        columns.add(plain("pixel distance", run -> of(run.nearestPrivate(), RunReport.Nearest::pixel))
                .of(Measure.PIXELS));
        columns.add(plain("feature distance", run -> of(run.nearestPrivate(), RunReport.Nearest::feature))
                .of(Measure.FEATURES));
        if (any(cells, RunReport::queries)) {
            columns.add(Column.number(
                    "queries per image",
                    f -> cell(f, run -> of(run.queries(), asked -> asked / (double) run.images()), "%.0f")));
        }
        columns.add(plain("seconds per run", RunReport::wallSeconds));
        return columns;
    }

    /** That were made; a run may end before those that it was given. */
    private static String steps(CellFile cell) {
        IntSummaryStatistics made =
                cell.runs().stream().mapToInt(RunReport::steps).summaryStatistics();
        return made.getMin() == made.getMax()
                ? Integer.toString(made.getMin())
                : "%d to %d".formatted(made.getMin(), made.getMax());
    }

    /** Whether a run says this. */
    private static boolean any(List<CellFile> cells, Function<RunReport, @Nullable Object> part) {
        return cells.stream().flatMap(c -> c.runs().stream()).anyMatch(run -> part.apply(run) != null);
    }

    /** What of each attribute was read off the images; nothing for samples without people. */
    private static String leaks(List<CellFile> cells) {
        Set<String> names = new LinkedHashSet<>();
        cells.forEach(c ->
                c.runs().forEach(r -> names.addAll(shares(r.attributes()).keySet())));
        if (names.isEmpty()) {
            return "";
        }
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words("attack", ResultsPage::name));
        for (String name : names) {
            columns.add(percent(name, run -> shares(run.attributes()).get(name)).of(Measure.attribute(name)));
        }
        StringBuilder table = new StringBuilder(
                "\nAttributes that the reader finds as they are, in percent; the last row is what naming the most "
                        + "frequent true value would reach.\n\n");
        table.append(table(columns, cells));
        Map<String, Double> guessed = shares(cells.getFirst().runs().getFirst().attributesByGuessing());
        table.append("| guessing |");
        names.forEach(n ->
                table.append(String.format(Locale.ROOT, " %.1f |", 100 * guessed.getOrDefault(n, Double.NaN))));
        return table.append('\n').toString();
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
            for (RunReport run : file.all()) {
                String why = String.valueOf(run.endedBecause());
                if (!Set.of("steps", "converged", "budget").contains(why)) {
                    page.append("- `%s`, seed %s: ended after %s steps (%s), its last images are counted.\n"
                            .formatted(file.cell().name(), run.seed(), run.steps(), why));
                }
            }
        }
        page.append('\n');
    }

    private static void provenance(StringBuilder page, ResultsPlan plan, List<CellFile> cells) {
        Set<String> machines = new LinkedHashSet<>();
        Set<String> commits = new LinkedHashSet<>();
        Set<String> threads = new LinkedHashSet<>();
        Set<String> kernels = new LinkedHashSet<>();
        double seconds = 0;
        for (CellFile cell : cells) {
            machines.addAll(cell.machines());
            commits.addAll(cell.commits());
            for (RunReport run : cell.all()) {
                threads.add(String.valueOf(run.threads()));
                kernels.add(kernels(run));
                seconds += run.wallSeconds();
            }
        }
        page.append("## How it was made\n\n");
        page.append("- machine: ").append(String.join("; ", machines)).append('\n');
        page.append("- torch threads: ").append(String.join(", ", threads)).append('\n');
        page.append("- kernels: ").append(String.join(", ", kernels)).append('\n');
        page.append("- commits: ").append(String.join(", ", commits)).append('\n');
        page.append(String.format(Locale.ROOT, "- computing time of all runs: %.0f minutes%n", seconds / 60));
        if (cells.size() < plan.cells().size()) {
            page.append("- cells measured: %d of %d%n"
                    .formatted(cells.size(), plan.cells().size()));
        }
    }

    private static String kernels(RunReport run) {
        return run.kernels() == null
                ? "not recorded"
                : run.kernelsBecause() == null
                        ? run.kernels()
                        : "%s (%s)".formatted(run.kernels(), run.kernelsBecause());
    }

    private static Column percent(String title, Function<RunReport, @Nullable Double> figure) {
        return Column.number(title, file -> cell(file, run -> of(figure.apply(run), share -> 100 * share), "%.1f"));
    }

    private static Column plain(String title, Function<RunReport, @Nullable Double> figure) {
        return Column.number(title, file -> cell(file, figure, "%.2f"));
    }

    private static String cell(CellFile file, Function<RunReport, @Nullable Double> figure, String format) {
        return MeanSpread.of(file.runs().stream()
                        .map(figure)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .text(format);
    }

    private static Map<String, Double> shares(@Nullable Map<String, Double> known) {
        return known == null ? Map.of() : known;
    }

    /** A figure of a part that not every run has. */
    private static <T> @Nullable Double of(@Nullable T part, Function<T, @Nullable Double> figure) {
        return part == null ? null : figure.apply(part);
    }
}
