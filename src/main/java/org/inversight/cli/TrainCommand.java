package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.inversight.data.OutputFolder;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.recipe.Recipe;
import org.inversight.recipe.RecipeRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: makes the models of a recipe; goes on where it was interrupted. */
@Command(
        name = "train",
        description = "Makes the models of a recipe. What is there already is kept; an interrupted training goes on.",
        mixinStandardHelpOptions = true)
public final class TrainCommand extends LineCommand {

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "FILE",
            description = "the recipe, e.g. sample-models/digits.json")
    private Path recipe = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder of the samples; the recipe's own folder by default")
    private @Nullable Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "trains with other random numbers than the recipe's, on images of the same classes; needs --out")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads of PyTorch; the program's own rule by default")
    private @Nullable Integer threads;

    @Option(
            names = "--only",
            paramLabel = "STAGE",
            description = "only stages whose name starts so, for example digits/target or evaluator")
    private String only = "";

    @Override
    public Integer call() throws Exception {
        EngineSettings settings = new EngineSettings("cpu", threads(threads));
        if (!Files.isRegularFile(recipe)) {
            throw new IOException(
                    "%s is not there; give a recipe such as sample-models/digits.json.".formatted(recipe));
        }
        Path folder = out == null ? recipe.toAbsolutePath().getParent() : out;
        if (folder == null) {
            throw new IOException("%s has no folder to write to; name one with --out.".formatted(recipe));
        }
        Recipe read = Recipe.read(recipe);
        if (read.people() == null && read.data() == null) {
            throw new IOException(
                    "%s says neither which people are drawn (\"people\") nor where the digits are (\"data\"); train needs one of them."
                            .formatted(recipe));
        }
        if (seed != null && out == null) {
            throw new IOException(
                    "--seed makes another training of the same models; say with --out DIR where it goes, so that the first one stays.");
        }
        OutputFolder.require(folder);
        Progress progress = new StepLines(err());
        try (Engine engine = Engine.start(settings, progress)) {
            new RecipeRunner(engine, progress).run(recipe, seed, folder, stage -> stage.startsWith(only));
            return 0;
        } catch (CancellationException e) {
            throw new IOException("The training was interrupted; the same command goes on from here.", e);
        }
    }
}
