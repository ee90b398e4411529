package org.inversight.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.export.ResultsPage;
import org.inversight.export.RunExport;
import org.inversight.model.Json;
import org.inversight.run.Ending;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Experiment;
import org.inversight.run.ResultsPlan;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.SampleStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the cells of a results page that are not measured yet, and writes the page. */
@Command(
        name = "results",
        description =
                "Measures what docs/results/NAME.json lists, goes on where it stopped, and writes docs/results-NAME.md.",
        mixinStandardHelpOptions = true)
public final class ResultsCommand implements Callable<Integer> {

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;

    @Parameters(paramLabel = "NAME", description = "e.g. digits")
    private String name = "";

    @Option(names = "--docs", paramLabel = "DIR", description = "the docs folder; docs by default")
    private Path docs = Path.of("docs");

    @Option(
            names = "--pictures",
            paramLabel = "DIR",
            description =
                    "writes the pictures of each run too, as run --out --blind does, into DIR/CELL/seed-N")
    private @Nullable Path pictures;

    @Option(names = "--page-only", description = "writes the page from the cells that are there")
    private boolean pageOnly;

    public ResultsCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples) {
        this.laboratories = laboratories;
        this.samples = samples;
    }

    @Override
    public Integer call() throws Exception {
        Path planFile = docs.resolve("results").resolve(name + ".json");
        if (!Files.isRegularFile(planFile)) {
            throw new IOException(
                    "%s is not there; a results page needs its plan.".formatted(planFile));
        }
        ResultsPlan plan = Json.read(planFile, ResultsPlan.class);
        Path folder = Files.createDirectories(docs.resolve("results").resolve(name));
        if (!pageOnly) {
            measure(plan, folder);
        }
        List<ResultsPage.CellFile> cells = new ArrayList<>();
        for (ResultsPlan.Cell cell : plan.cells()) {
            Path file = folder.resolve(cell.name() + ".json");
            if (Files.isRegularFile(file)) {
                cells.add(Json.read(file, ResultsPage.CellFile.class));
            }
        }
        if (cells.isEmpty()) {
            throw new IOException("No cell of %s is measured yet.".formatted(planFile));
        }
        Path page = docs.resolve("results-" + name + ".md");
        Files.writeString(page, ResultsPage.markdown(name, plan, cells), StandardCharsets.UTF_8);
        System.err.printf("%s holds %d of %d cells.%n", page, cells.size(), plan.cells().size());
        return 0;
    }

    private void measure(ResultsPlan plan, Path folder) throws Exception {
        String machine =
                "%d cores, %s %s"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"));
        try (EngineLaboratory laboratory = laboratories.get()) {
            laboratory.start(EngineSettings.DEFAULT, Progress.NONE).join();
            for (ResultsPlan.Cell cell : plan.cells()) {
                Path file = folder.resolve(cell.name() + ".json");
                if (Files.isRegularFile(file)) {
                    continue;
                }
                List<Map<String, Object>> runs = new ArrayList<>();
                for (long seed : cell.seeds()) {
                    RunReport report = run(laboratory, cell, seed);
                    System.err.printf("%s, seed %d: %s%n", cell.name(), seed, report.sentence());
                    runs.add(report.document());
                }
                Json.write(file, new ResultsPage.CellFile(cell, machine, commit(), runs));
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private RunReport run(EngineLaboratory laboratory, ResultsPlan.Cell cell, long seed)
            throws IOException, ExecutionException {
        Experiment experiment =
                samples.named(cell.sample())
                        .experiment(cell.attack(), EngineSettings.defaultThreads())
                        .withChoices(cell.attack(), cell.loss(), cell.augmentation())
                        .withSeed(seed);
        Map<String, Object> parameters = new LinkedHashMap<>(experiment.parameters());
        parameters.putAll(cell.parameters());
        experiment = experiment.withParameters(parameters);
        if (cell.steps() != null) {
            experiment = experiment.withSteps(cell.steps());
        }
        laboratory.prepare(experiment, Progress.NONE).join();
        try (Run run = laboratory.run(experiment)) {
            run.play();
            Ending ending = await(run, cell);
            if (ending.reason() == Ending.Reason.FAILED) {
                throw new IOException(ending.sentence());
            }
            if (ending.reason() != Ending.Reason.STEPS) {
                System.err.println(ending.sentence());
            }
            RunReport report = laboratory.report(run).join();
            if (pictures != null) {
                Path folder = pictures.resolve(cell.name()).resolve("seed-" + seed);
                RunExport.write(folder, run, report);
                RunExport.writeBlind(folder, run);
            }
            return report;
        }
    }

    private static Ending await(Run run, ResultsPlan.Cell cell)
            throws IOException, ExecutionException {
        try {
            return run.ended().get();
        } catch (InterruptedException e) {
            throw new InterruptedIOException(
                    "The measurement was interrupted; the same command goes on with the cell %s."
                            .formatted(cell.name()));
        }
    }

    /** The commit of the working copy, where git can tell. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short", "HEAD").start();
            String answer =
                    new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !answer.isEmpty() ? answer : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
