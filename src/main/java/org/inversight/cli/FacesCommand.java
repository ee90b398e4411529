package org.inversight.cli;

import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.inversight.bench.FaceMeasurement;
import org.inversight.bench.ResultsPlan;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.ModelFiles;
import org.inversight.experiment.SampleStore;
import org.inversight.export.ResultsPage;
import org.inversight.model.Json;
import org.inversight.model.ModelLoader;
import org.inversight.model.ModelRequest;
import org.inversight.recipe.FaceMaterial;
import org.inversight.recipe.Recipe;
import org.inversight.recipe.RecipeRunner;
import org.inversight.run.EngineLaboratory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faces}: trains and measures on faces of real people, all in one folder. */
@Command(
        name = "faces",
        description =
                "Trains target, evaluators and attacker on images of real people, and measures GMI and KEDMI on them. Everything stays in the folder of --out; the same command goes on where it was interrupted.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FacesCommand extends LineCommand {

    private static final int SHOWN = 20;

    private final Function<SampleStore, EngineLaboratory> laboratories;

    @Option(
            names = "--private",
            required = true,
            paramLabel = "PATH",
            description = "people that the target is trained on: a folder with one folder of images per person, or "
                    + "an IDX file with its labels")
    private Path privatePath = Path.of("");

    @Option(
            names = "--public",
            required = true,
            paramLabel = "PATH",
            description = "people that the attacker has: a folder of images, or an IDX file")
    private Path publicPath = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "where everything is kept: images, models, results.md")
    private Path out = Path.of("");

    @Mixin
    private VerifierOptions verifier = new VerifierOptions();

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            description = "of the runs of each variant; 0,1,2 by default")
    private List<Long> seeds = List.of(0L, 1L, 2L);

    @Option(names = "--steps", paramLabel = "N", description = "of each run; the presets' by default")
    private @Nullable Integer steps;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "how everything is trained; the program's own recipe by default")
    private @Nullable Path recipe;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of PyTorch; the program's own rule by default")
    private @Nullable Integer threads;

    /** @param laboratories makes one for the samples of a folder */
    public FacesCommand(Function<SampleStore, EngineLaboratory> laboratories) {
        this.laboratories = laboratories;
    }

    @Override
    public Integer call() throws Exception {
        if (steps != null && steps < 1) {
            throw new IllegalArgumentException("--steps takes a number from 1 up, not %d.".formatted(steps));
        }
        threads(threads);
        try {
            work(new FacesFolder(out));
            return 0;
        } catch (CancellationException e) {
            throw (InterruptedIOException)
                    new InterruptedIOException("The work was interrupted; the same command goes on from here.")
                            .initCause(e);
        }
    }

    private void work(FacesFolder folder) throws Exception {
        seeds = seeds.stream().distinct().toList(); // a seed gives the same run twice
        FacesFolder.Measured wanted = new FacesFolder.Measured(verifier.fingerprint(), steps, seeds);
        Recipe plan = recipe == null ? Recipe.ofFaces() : Recipe.read(recipe);
        if (plan.verifier() != null || plan.reader() != null) {
            throw new IllegalArgumentException(
                    "%s trains a verifier or an attribute reader, which need people that this program draws; leave \"verifier\" and \"reader\" out, and give a verifier of your own with --verifier."
                            .formatted(recipe));
        }
        folder.begin(plan);
        folder.measuring(wanted);
        Progress progress = new StepLines(err());
        progress.report("comparing the images with those that are there", -1);
        FaceMaterial faces = FaceMaterial.read(privatePath, publicPath, plan, folder.images(), progress);
        folder.skip(faces.skipped());
        train(plan, faces, folder, progress);
        FaceMeasurement.writeSample(folder.models());
        ResultsPlan results = FaceMeasurement.plan(
                folder.models(), verifier.on(ModelFiles.NONE).verifier() != null, seeds, steps);
        Json.write(folder.plan(), results.withCommand(FaceMaterial.COMMAND));
        measure(results, folder);
        Files.writeString(
                folder.page(),
                ResultsPage.markdown(
                        new ResultsPage.Origin(FaceMaterial.COMMAND, "DIR/results/"),
                        results,
                        CellRunner.measured(results, folder.results())),
                StandardCharsets.UTF_8);
        tell(folder, faces.skipped());
        out().println(folder.page());
    }

    /** A verifier that does not fit is found out before, not after the hours of training. */
    private void train(Recipe plan, FaceMaterial faces, FacesFolder folder, Progress progress) throws Exception {
        try (Engine engine = Engine.start(settings(), progress)) {
            ModelFiles evaluator = verifier.on(ModelFiles.NONE);
            if (evaluator.verifier() != null) {
                new ModelLoader(engine)
                        .verifier(new ModelRequest(
                                Path.of(evaluator.verifier()),
                                evaluator.optionsOf("verifier"),
                                "--verifier",
                                progress,
                                warning -> progress.report(warning, -1)))
                        .close();
            }
            new RecipeRunner(engine, progress).run(plan, faces, folder.models());
        }
    }

    private void measure(ResultsPlan plan, FacesFolder folder) throws Exception {
        SampleStore samples = new SampleStore(folder.models());
        try (EngineLaboratory laboratory = laboratories.apply(samples)) {
            laboratory.start(settings(), Progress.NONE).join();
            new CellRunner(samples, this::changed, null, err()).measure(laboratory, plan, folder.results());
        }
    }

    private Experiment changed(Experiment experiment) {
        return experiment
                .withModels(verifier.on(experiment.models()))
                .withDevice(experiment.device())
                .withThreads(settings().effectiveThreads());
    }

    private EngineSettings settings() {
        return new EngineSettings("auto", threads(threads));
    }

    private void tell(FacesFolder folder, List<String> skipped) {
        if (skipped.isEmpty()) {
            return;
        }
        err().printf("Skipped, %d in all (%s):%n", skipped.size(), folder.skipped());
        skipped.stream().limit(SHOWN).forEach(err()::println);
        if (skipped.size() > SHOWN) {
            err().printf("... and %d more.%n", skipped.size() - SHOWN);
        }
        err().flush();
    }
}
