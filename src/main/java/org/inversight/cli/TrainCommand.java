package org.inversight.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.inversight.data.OutputFolder;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineFailure;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.recipe.Recipe;
import org.inversight.recipe.RecipeRunner;
import org.inversight.run.Messages;
import org.inversight.train.TrainingFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: makes the models of a recipe; goes on where it was interrupted. */
@Command(
        name = "train",
        description = "Makes the models of a recipe. What is there already is kept; an interrupted training goes on.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {

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
            names = "--threads",
            paramLabel = "N",
            description = "threads of PyTorch; the program's own rule by default")
    private int threads;

    @Option(
            names = "--only",
            paramLabel = "STAGE",
            description = "only stages whose name starts so, for example digits/target or evaluator")
    private String only = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec == null
                ? new PrintWriter(System.err, true, Charset.defaultCharset())
                : spec.commandLine().getErr();
        if (!Files.isRegularFile(recipe)) {
            return fail(err, "%s is not there; give a recipe such as sample-models/digits.json.".formatted(recipe));
        }
        Path parent = recipe.toAbsolutePath().getParent();
        Path folder = out == null ? parent : out;
        if (folder == null) {
            return fail(err, "%s has no folder to write to; name one with --out.".formatted(recipe));
        }
        try {
            Recipe read = Recipe.read(recipe);
            if (read.people() == null && read.data() == null) {
                return fail(
                        err,
                        "%s says neither which people are drawn (\"people\") nor where the digits are (\"data\"); train needs one of them."
                                .formatted(recipe));
            }
            OutputFolder.require(folder);
        } catch (IOException e) {
            return fail(err, Messages.of(e));
        }
        Progress progress = new StepLines(err);
        try (Engine engine = Engine.start(new EngineSettings("cpu", Math.max(0, threads)), progress)) {
            new RecipeRunner(engine, progress).run(recipe, folder, stage -> stage.startsWith(only));
            return 0;
        } catch (EngineFailure | IOException | UncheckedIOException | TrainingFailure e) {
            return fail(err, Messages.of(e));
        } catch (CancellationException e) {
            return fail(err, "The training was interrupted; the same command goes on from here.");
        }
    }

    private static int fail(PrintWriter err, String sentence) {
        err.println(sentence);
        err.flush();
        return 1;
    }
}
