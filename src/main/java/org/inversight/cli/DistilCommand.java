package org.inversight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.inversight.data.OutputFolder;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.experiment.Student;
import org.inversight.model.ModelCard;
import org.inversight.model.net.Architecture;
import org.inversight.run.EngineLaboratory;
import org.inversight.train.Distillation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distil}: makes students of any target; goes on where it was interrupted. */
@Command(
        name = "distil",
        description = "Distils students from a classifier on public images; an interrupted training goes on.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DistilCommand extends LineCommand {

    /** Beside those that describe the classifier. */
    private static final Set<String> USED = Set.of(
            "--experiment",
            "--sample",
            "--public",
            "--seed",
            "--device",
            "--threads",
            "--architecture",
            "--epochs",
            "--rate",
            "--batch",
            "--name",
            "--number",
            "--out");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]*");

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description =
                    "of the student, a classifier of this project; strided4 by default, strided4-64 where the target takes colour")
    private @Nullable String architecture;

    @Option(names = "--epochs", paramLabel = "N", description = "${DEFAULT-VALUE}; the release takes 20")
    private int epochs = Distillation.EPOCHS;

    @Option(names = "--rate", paramLabel = "X", description = "learning rate: ${DEFAULT-VALUE}")
    private double rate = Distillation.RATE;

    @Option(names = "--batch", paramLabel = "N", description = "images per step: ${DEFAULT-VALUE}")
    private int batch = Distillation.BATCH;

    @Option(names = "--name", paramLabel = "NAME", description = "of the files: ${DEFAULT-VALUE}")
    private String name = "student";

    @Option(
            names = "--number",
            paramLabel = "N",
            description = "of students, with seeds of their own: ${DEFAULT-VALUE}")
    private int number = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "where the cards and weights go, e.g. students")
    private Path out = Path.of("");

    public DistilCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples) {
        this.laboratories = laboratories;
        this.samples = samples;
    }

    @Override
    public Integer call() throws Exception {
        checkUsed(line().getParseResult());
        try (EngineLaboratory laboratory = laboratories.get()) {
            Experiment experiment = options.experiment(laboratory.catalogue(), samples);
            new Preflight(laboratory.catalogue(), samples).checkTarget(experiment);
            String images = experiment.data().publicImages();
            if (images == null) {
                throw new IllegalArgumentException(
                        "A student is distilled on public images, and none are named; give --public with an IDX file or a folder.");
            }
            String command = String.join(" ", line().getParseResult().originalArgs());
            var plans = plans(command, images, experiment.seed());
            OutputFolder.require(out);
            new Preflight(laboratory.catalogue(), samples).checkImages(experiment.data());
            Console console = new Console(err());
            laboratory
                    .start(new EngineSettings(experiment.device(), experiment.threads()), console)
                    .join();
            for (Student student : console.await(laboratory.distil(experiment, plans, out, console))) {
                out().println(student.file());
            }
            return 0;
        }
    }

    /** What is wanted; what was mistyped is said before anything is loaded. */
    private Function<ModelCard, List<Distillation.Plan>> plans(String command, String images, long seed) {
        String asked = architecture == null
                ? null
                : Architecture.classifier(architecture).cardName();
        int passes = fromOne("--epochs", epochs);
        int size = fromOne("--batch", batch);
        int students = fromOne("--number", number);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("--rate takes a number above 0, not %s.".formatted(rate));
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "--name takes letters, digits, dots, hyphens and underscores, not \"%s\"; --out names the folder."
                            .formatted(name));
        }
        return target -> {
            String kind = asked == null ? Distillation.fitting(target) : asked;
            return new Distillation.Plan(name, Distillation.schedule(kind, passes, rate), size, seed, command, images)
                    .several(students);
        };
    }

    /** The options of an experiment are many, and few of them matter here. */
    private static void checkUsed(CommandLine.ParseResult given) {
        List<String> unused = given.matchedOptions().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !name.startsWith("--classifier") && !USED.contains(name))
                .distinct()
                .toList();
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(
                    "distil does not use %s; leave %s out (--epochs says how long it trains)."
                            .formatted(String.join(", ", unused), unused.size() == 1 ? "it" : "them"));
        }
    }
}
