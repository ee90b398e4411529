package org.inversight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.inversight.bench.ResultsPlan;
import org.inversight.data.OutputFolder;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.SampleStore;
import org.inversight.export.CellFile;
import org.inversight.export.ResultsPage;
import org.inversight.model.Json;
import org.inversight.run.EngineLaboratory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the cells of a results page that are not measured yet, and writes the page. */
@Command(
        name = "results",
        description =
                "Measures what docs/results/NAME.json lists, goes on where it stopped, and writes docs/results-NAME.md.",
        mixinStandardHelpOptions = true)
public final class ResultsCommand extends LineCommand {

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;

    @Parameters(paramLabel = "NAME", description = "of the results page, e.g. digits")
    private String name = "";

    @Option(names = "--docs", paramLabel = "DIR", description = "the docs folder; docs by default")
    private Path docs = Path.of("docs");

    @Option(
            names = {"--images", "--pictures"},
            paramLabel = "DIR",
            description =
                    "writes the images of each run too, as run --out --blind --beside 3 --line-up 30 does but without report.html, into DIR/CELL/seed-N, of a further training into DIR/CELL/training-K/seed-N")
    private @Nullable Path images;

    @Mixin
    private VerifierOptions verifier = new VerifierOptions();

    @Option(
            names = "--only",
            paramLabel = "PREFIX",
            description = "measures only the cells whose name starts so; all by default")
    private String only = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of PyTorch; the program's own rule by default")
    private @Nullable Integer threads;

    @Option(names = "--page-only", description = "writes the page from the cells that are there")
    private boolean pageOnly;

    public ResultsCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples) {
        this.laboratories = laboratories;
        this.samples = samples;
    }

    @Override
    public Integer call() throws Exception {
        EngineSettings settings = new EngineSettings("auto", threads(threads));
        if (pageOnly
                && (images != null
                        || !only.isEmpty()
                        || verifier.on(ModelFiles.NONE).verifier() != null)) {
            throw new IllegalArgumentException(
                    "--page-only measures nothing, so --images, --only and --verifier have nothing to do; leave them or --page-only out.");
        }
        Path planFile = docs.resolve("results").resolve(name + ".json");
        if (!Files.isRegularFile(planFile)) {
            throw new IOException("%s is not there; a results page needs its plan.".formatted(planFile));
        }
        ResultsPlan plan = Json.read(planFile, ResultsPlan.class);
        Path folder = docs.resolve("results").resolve(name);
        OutputFolder.require(folder);
        if (!pageOnly) {
            if (plan.command() != null) {
                throw new IOException(
                        "The cells of %s are measured by the command %s; results --page-only writes the page of those that are there."
                                .formatted(planFile, plan.command()));
            }
            if (images != null) {
                OutputFolder.require(images);
            }
            requireSomething(asked(plan), folder);
            measure(asked(plan), folder, settings);
        }
        List<CellFile> cells = CellRunner.measured(plan, folder);
        if (cells.isEmpty()) {
            throw new IOException("No cell of %s is measured yet.".formatted(planFile));
        }
        Path page = docs.resolve("results-" + name + ".md");
        Files.writeString(
                page, ResultsPage.markdown(ResultsPage.Origin.docs(name, plan), plan, cells), StandardCharsets.UTF_8);
        err().printf(
                        "%s holds %d of %d cells.%n",
                        page, cells.size(), plan.cells().size());
        return 0;
    }

    /** Images are made while a cell is measured, and one that is measured is not measured again. */
    private void requireSomething(ResultsPlan plan, Path folder) throws IOException {
        Map<String, CellFile> files = CellRunner.measured(plan, folder).stream()
                .collect(Collectors.toMap(file -> file.cell().name(), file -> file));
        boolean done = plan.cells().stream()
                .allMatch(
                        cell -> files.containsKey(cell.name()) && CellRunner.done(plan, cell, files.get(cell.name())));
        if (images != null && done) {
            throw new IOException(
                    "Nothing would be written to %s: images are made while a cell is measured, and all of these are. Copy %s/results/%s.json to DIR/results/ and give --docs DIR; there all is measured anew."
                            .formatted(images, docs, name));
        }
    }

    /** The plan with the cells that are to be measured now. */
    private ResultsPlan asked(ResultsPlan plan) {
        List<ResultsPlan.Cell> cells = plan.cells().stream()
                .filter(cell -> cell.name().startsWith(only))
                .toList();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("--only %s names none of the cells; there are %s."
                    .formatted(
                            only,
                            plan.cells().stream().map(ResultsPlan.Cell::name).toList()));
        }
        return plan.withCells(cells);
    }

    private void measure(ResultsPlan plan, Path folder, EngineSettings settings) throws Exception {
        try (EngineLaboratory laboratory = laboratories.get()) {
            laboratory.start(settings, Progress.NONE).join();
            new CellRunner(
                            samples,
                            e -> e.withModels(verifier.on(e.models()))
                                    .withDevice(e.device())
                                    .withThreads(settings.effectiveThreads()),
                            images,
                            err())
                    .measure(laboratory, plan, folder);
        }
    }
}
