package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.inversight.bench.ResultsPlan;
import org.inversight.metric.Figure;
import org.inversight.run.RunReport;
import org.inversight.run.RunReportBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultsPageTest {

    private static ResultsPlan.Cell cell(String attack, Map<String, Object> parameters) {
        return new ResultsPlan.Cell(attack, "digits", attack, null, null, List.of(0L, 1L), null, parameters);
    }

    private static CellFile file(ResultsPlan.Cell cell, List<RunReport> runs) {
        return new CellFile(cell, List.of("2 cores"), List.of("abc"), null, 0, runs, List.of());
    }

    private static RunReport run(double accepted, @Nullable Long queries) {
        return RunReportBuilder.builder()
                .steps(40)
                .images(10)
                .threads(2)
                .endedBecause("steps")
                .queries(queries)
                .wallSeconds(30)
                .attackAccuracy(new RunReport.Accuracy(1, Map.of("A", accepted)))
                .build();
    }

    private static final ResultsPlan.Trainings AGAIN = new ResultsPlan.Trainings(
            "the models", Map.of("digits", List.of("two", "three")), List.of(), List.of(), List.of(1L));

    private static final ResultsPlan.Trainings OTHERS = new ResultsPlan.Trainings(
            "the generator", Map.of("digits", List.of("four")), List.of("gmi"), List.of(), List.of(1L));

    private static String page(CellFile... files) {
        return ResultsPage.markdown(
                new ResultsPage.Origin("results x", "docs/results/x/"),
                new ResultsPlan("X", "About.", 2, false, null, List.of(AGAIN, OTHERS), null, List.of()),
                List.of(files));
    }

    /** Of 0.8 and 0.9 the mean is 85 % and the sample deviation 5 √2 = 7.07 %. */
    @Test
    void showsMeanAndSampleDeviation() {
        String page = page(file(cell("gmi", Map.of()), List.of(run(0.8, null), run(0.9, null))));

        assertTrue(page.contains("| 85.0 ± 7.1 |"), page);
        assertFalse(page.contains("changed"), page);
        assertFalse(page.contains("queries"), page);
        assertTrue(page.contains("computing time of all runs: 1 minutes"), page);
    }

    /** Of the first training only the seeds that the others have count: 60 of 60 and 100. Then 60, 70, 80: 70 ± 10. */
    @Test
    void trainingsStandBesideEachOther() {
        CellFile cell = file(cell("gmi", Map.of()), List.of(seeded(1, 0.6), seeded(2, 1)))
                .with(new CellFile.Further(1, "two", null, List.of(seeded(1, 0.7))))
                .with(new CellFile.Further(2, "three", null, List.of(seeded(1, 0.8))));
        String page = page(cell);
        assertTrue(
                page.contains("| attack | target | A |\n|---|---|---|\n"
                        + "| gmi | 100.0, 100.0, 100.0: 100.0 ± 0.0 | 60.0, 70.0, 80.0: 70.0 ± 10.0 |\n"),
                page);
        assertTrue(page.contains("Over trainings of the models:"), page);
        assertFalse(page.contains("the generator"), page);
        assertFalse(page(file(cell("gmi", Map.of()), List.of(run(1, null)))).contains("Over trainings"));
    }

    /** Each kind has a table of its own, with the first training in both. */
    @Test
    void kindsOfTrainingsAreApart() {
        CellFile cell = file(cell("gmi", Map.of()), List.of(seeded(1, 0.6)))
                .with(new CellFile.Further(1, "two", null, List.of(seeded(1, 0.7))))
                .with(new CellFile.Further(2, "four", null, List.of(seeded(1, 0.9))));
        String page = page(cell);
        assertTrue(page.contains("| 60.0, 70.0: 65.0 ± 7.1 |"), page);
        assertTrue(page.contains("| 60.0, 90.0: 75.0 ± 21.2 |"), page);
        assertTrue(page.indexOf("of the models:") < page.indexOf("of the generator:"), page);
    }

    /** In binary the mean of 60.0 and 57.5 may come out above or below 58.75. */
    @Test
    void oneMeanIsPrintedAlikeEverywhere() {
        CellFile cell = file(cell("gmi", Map.of()), List.of(seeded(1, 0.6), seeded(2, 0.575)))
                .with(new CellFile.Further(1, "two", null, List.of(seeded(1, 0.6), seeded(2, 0.575))));
        assertEquals("58.8", MeanSpread.of(100 * ((0.6 + 0.575) / 2)).text("%.1f"));
        assertTrue(page(cell).contains("| 58.8 ± 1.8 |"), page(cell));
        assertTrue(page(cell).contains("| 58.8, 58.8: 58.8 ± 0.0 |"), page(cell));
    }

    @Test
    void everyRunIsAccountedFor() {
        CellFile cell = CellFile.empty(cell("gmi", Map.of()))
                .withRuns("s", List.of(seeded(1, 0.6)))
                .madeBy("2 cores", "abc")
                .withRuns("s", List.of(seeded(1, 0.6), seeded(2, 0.6)))
                .madeBy("2 cores", "def")
                .with(new CellFile.Further(1, "two", null, List.of(seeded(1, 0.7), seeded(2, 0.7))))
                .madeBy("8 cores", "abc");
        assertTrue(page(cell).contains("- machine: 2 cores; 8 cores\n"), page(cell));
        assertTrue(page(cell).contains("- commits: abc, def\n"), page(cell));
        assertTrue(page(cell).contains("computing time of all runs: 2 minutes"), page(cell));
    }

    private static RunReport seeded(long seed, double accepted) {
        return RunReportBuilder.builder(run(accepted, null)).seed(seed).build();
    }

    @Test
    void questionsAreCountedForEachImageAndChangesAreNamed() {
        String page = page(
                file(cell("mirror", Map.of()), List.of(run(0.8, 1000L))),
                file(cell("mirror", Map.of("defence.top-k", 1)), List.of(run(0.5, 500L), run(0.5, 700L))));

        assertTrue(page.contains("| mirror | – | – | – | 40 | 1 | 100.0 | 80.0 |"), page);
        assertTrue(page.contains("| mirror | – | – | `defence.top-k=1` | 40 | 2 |"), page);
        assertTrue(page.contains("| 100 | 30.00 |"), page);
        assertTrue(page.contains("| 60 ± 14 |"), page);
    }

    /** Tables without columns for what a cell is name all of it; a run may end before its last step. */
    @Test
    void rowsThatDifferInOneParameterAreToldApart() {
        Figure figure = new Figure("coverage", "coverage", true, false, 0.25, 0.5, null);
        RunReport early = RunReportBuilder.builder(run(0.8, null))
                .steps(7)
                .figures(List.of(figure))
                .build();
        RunReport late = RunReportBuilder.builder(early).steps(40).build();
        ResultsPlan.Cell limited = new ResultsPlan.Cell(
                "limited", "digits", "gmi", "lom", "none", List.of(0L, 1L), 40, Map.of("gmi.step-size", 2));
        String page = page(file(cell("gmi", Map.of()), List.of(late)), file(limited, List.of(late, early)));

        assertTrue(page.contains("| gmi | – | – | – | 40 | 1 |"), page);
        assertTrue(page.contains("| gmi | lom | none | `gmi.step-size=2` | 7 to 40 | 2 |"), page);
        assertTrue(page.contains("| gmi | 25.0 |"), page);
        assertTrue(page.contains("| gmi, lom, none, 40 steps, `gmi.step-size=2` | 25.0 ± 0.0 |"), page);
    }

    /** Ceiling and floor stand under the figures; those of two runs that differ are both named. */
    @Test
    void figuresHaveTheirCeilingAndFloor() {
        RunReport one = RunReportBuilder.builder(run(0.8, null))
                .figures(List.of(
                        new Figure("evaluator:A", "A", true, false, 0.8, 0.95, 0.1),
                        new Figure(
                                "medianRankAmongStrangers", "median rank among strangers", false, true, 7, 2.0, 2501.0),
                        new Figure("coverage", "coverage", true, false, 0.25, 0.5, null)))
                .build();
        RunReport other = RunReportBuilder.builder(one)
                .figures(List.of(new Figure("evaluator:A", "A", true, false, 0.8, 0.9, 0.1)))
                .build();
        String page = page(file(cell("gmi", Map.of()), List.of(one, other)));

        assertTrue(page.contains("| *ceiling* |  |  |  |  | – | 90.0 to 95.0 | – |"), page);
        assertTrue(page.contains("| *floor* |  |  |  |  | – | 10.0 | – |"), page);
        assertTrue(page.contains("| attack | median rank among strangers | coverage |"), page);
        assertTrue(page.contains("| gmi | 7.00 | 25.0 |"), page);
        assertTrue(page.contains("| *ceiling* | 2.00 | 50.0 |"), page);
        assertTrue(page.contains("| *floor* | 2501.00 | – |"), page);
    }

    /** Every row has as many fields as the head of its table. */
    @Test
    void rowsFitTheirHead() {
        String page = page(
                file(cell("mirror", Map.of()), List.of(run(0.8, 1000L))),
                file(cell("kedmi", Map.of("kedmi.clamp", 2)), List.of(run(0.8, null))));
        List<Long> fields = page.lines()
                .filter(l -> l.startsWith("|"))
                .map(l -> l.chars().filter(c -> c == '|').count())
                .distinct()
                .toList();

        assertTrue(fields.size() == 1, page);
    }

    @Test
    void columnsOfAVerifierStayEmptyWhereNoneWasAsked() {
        ResultsPlan plan = new ResultsPlan("X", "About.", 0, true, null, List.of(), null, List.of());
        String page = ResultsPage.markdown(
                new ResultsPage.Origin("faces --out DIR", "DIR/results/"),
                plan,
                List.of(file(cell("gmi", Map.of()), List.of(run(0.8, null)))));

        assertTrue(page.contains("| A | rank-1 | rank-5 | verified |"), page);
        assertTrue(page.contains("| 80.0 | – | – | – |"), page);
        assertTrue(page.contains("args=\"faces --out DIR\"` (cells in `DIR/results/`). Acc"), page);
    }
}
