package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inversight.attack.Attack;
import org.inversight.bench.OtherStep;
import org.inversight.bench.StepBenchmark;
import org.inversight.bench.WindowPlan;
import org.inversight.engine.Engine;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.PaperVariant;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.run.EngineInfo;
import org.inversight.run.EngineLaboratory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a step costs beside its networks, whether memory stays flat, and what the window costs. */
@Command(
        name = "bench",
        description = "Measures the cost of a step, the memory over 5,000 steps, or the cost of the window.",
        mixinStandardHelpOptions = true)
public final class BenchCommand extends LineCommand {

    /** Runs experiments with the real window open and without it. */
    public interface WindowBenchmark {

        /** The figures by their names. */
        Map<String, Object> measure(WindowPlan plan) throws Exception;
    }

    /** Of a scene's run, at most; with ten images each they are a hundred tiles. */
    private static final int CLASSES = 10;

    private static final int IMAGES = 10;

    /** More than there can be in a second, so that a run lasts as long as it is measured. */
    private static final int MOST_STEPS_A_SECOND = 100;

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;
    private final WindowBenchmark window;

    @Option(names = "--sample", paramLabel = "NAME", description = "the sample; digits by default")
    private String sampleName = "digits";

    @Option(names = "--attack", paramLabel = "NAME", description = "the attack; kedmi by default")
    private String attack = "kedmi";

    @Option(names = "--loss", paramLabel = "NAME", description = "the identity loss; the preset's by default")
    private @Nullable String loss;

    @Option(names = "--augment", paramLabel = "NAME", description = "the augmentation; the preset's by default")
    private @Nullable String augmentation;

    @Option(names = "--threads", paramLabel = "N", description = "torch threads; the program's rule by default")
    private @Nullable Integer threads;

    @Option(
            names = "--targets",
            paramLabel = "LIST",
            description = "class indices, e.g. 0,3-5; the preset's by default")
    private @Nullable String targets;

    @Option(names = "--no-memory", description = "leaves out the 5,000 steps")
    private boolean noMemory;

    @Option(
            names = "--ui",
            description =
                    "measures the real window, and the same run without it: pulses, keys, first images, memory; the preset, unless --runs or --restarts ask for a scene of many tiles")
    private boolean ui;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description =
                    "with --ui: 1 run on the stage, or 2 beside each other, or the paper's 4 variants; 2 by default where --restarts is given")
    private @Nullable Integer runs;

    @Option(
            names = "--restarts",
            paramLabel = "N",
            description = "with --ui: images per class; 10 by default where --runs is given, a hundred tiles a run")
    private @Nullable Integer restarts;

    @Option(names = "--seconds", paramLabel = "N", description = "with --ui: time with the window; 60 by default")
    private @Nullable Double seconds;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "with --ui: how often the window is opened in that time; 5 by default, 2 with --runs or --restarts")
    private @Nullable Integer rounds;

    @Option(
            names = "--every",
            paramLabel = "MINUTES",
            description = "with --ui: minutes between two looks at the memory; 10 by default")
    private @Nullable Double everyMinutes;

    @Option(
            names = "--against",
            paramLabel = "FILE.py",
            description = "the same step in Python, timed alternately with ours: src/test/python/lomma_step.py")
    private @Nullable Path against;

    @Option(names = "--python", paramLabel = "NAME", description = "interpreter for --against; python3 by default")
    private String python = "python3";

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    public BenchCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples, WindowBenchmark window) {
        this.laboratories = laboratories;
        this.samples = samples;
        this.window = window;
    }

    @Override
    public Integer call() throws Exception {
        int count = new EngineSettings("auto", threads(threads)).effectiveThreads();
        checkUsed();
        Sample sample = samples.named(sampleName);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("sample", sampleName);
        result.put("attack", attack);
        Experiment preset = sample.experiment(attack, count);
        Experiment experiment = preset.withChoices(
                attack,
                loss == null ? preset.loss() : loss,
                augmentation == null ? preset.augmentation() : augmentation);
        if (targets != null) {
            experiment = experiment.withTargets(ExperimentOptions.ranges(targets));
        }
        result.put("loss", experiment.loss());
        result.put("augmentation", experiment.augmentation());
        result.put("threads", count);
        if (against != null
                && !(attack.equals("kedmi")
                        && "lom".equals(experiment.loss())
                        && "students".equals(experiment.augmentation()))) {
            throw new IllegalArgumentException(
                    "--against times KEDMI with LOM and students, the one step that the Python program makes, and this is %s with %s and %s; give --attack kedmi --loss lom --augment students."
                            .formatted(attack, experiment.loss(), experiment.augmentation()));
        }
        if (against != null && !Files.isRegularFile(against)) {
            throw new IllegalArgumentException(
                    "%s is no file; --against expects a Python program like src/test/python/lomma_step.py."
                            .formatted(against));
        }
        if (ui) {
            result.putAll(window.measure(plan(sample, experiment)));
        } else {
            result.put("images", experiment.targets().size());
            result.putAll(steps(sample.folder(), experiment.withRestarts(1)));
        }
        print(result, json);
        return 0;
    }

    /** Whoever gives an option is told where it has nothing to do. */
    private void checkUsed() {
        boolean ofWindow =
                runs != null || restarts != null || seconds != null || rounds != null || everyMinutes != null;
        if (ui && (against != null || noMemory)) {
            throw new IllegalArgumentException(
                    "--against and --no-memory belong to the cost of a step, and --ui measures the window; leave them or --ui out.");
        }
        if (!ui && ofWindow) {
            throw new IllegalArgumentException(
                    "--runs, --restarts, --seconds, --rounds and --every belong to the window; give --ui too, or leave them out.");
        }
    }

    /** The preset by itself, unless a scene is asked for. */
    private WindowPlan plan(Sample sample, Experiment experiment) {
        double length = seconds == null ? 60 : seconds;
        double minutes = everyMinutes == null ? 10 : everyMinutes;
        if (!(length > 0) || !(minutes > 0)) {
            throw new IllegalArgumentException("--seconds and --every take numbers above 0.");
        }
        Experiment lasting = experiment.withSteps((int) Math.max(experiment.steps(), length * MOST_STEPS_A_SECOND));
        boolean scene = runs != null || restarts != null;
        int often = rounds != null ? fromOne("--rounds", rounds) : scene ? 2 : 5;
        List<Experiment> sides = scene ? scene(sample, lasting, runs == null ? 2 : runs) : List.of(lasting);
        return new WindowPlan(sides, often, length, minutes);
    }

    /** Beside a run goes what it is compared with most: the attack as it was published before; or the paper's four. */
    private List<Experiment> scene(Sample sample, Experiment experiment, int number) {
        List<Integer> classes = experiment.targets();
        Experiment first = experiment
                .withTargets(classes.subList(0, Math.min(CLASSES, classes.size())))
                .withRestarts(fromOne("--restarts", restarts == null ? IMAGES : restarts));
        if (number == 4 && first.loss() == null) {
            throw new IllegalArgumentException(
                    "--runs 4 compares losses and augmentations, and %s takes none; give 1 or 2.".formatted(attack));
        }
        int steps = experiment.steps();
        return switch (number) {
            case 1 -> List.of(first);
            case 2 ->
                List.of(
                        first,
                        first.loss() == null
                                ? first.withSeed(first.seed() + 1)
                                : PaperVariant.BASELINE.of(first, sample).withSteps(steps));
            case 4 ->
                Stream.of(PaperVariant.values())
                        .map(variant -> variant.of(first, sample).withSteps(steps))
                        .toList();
            default -> throw new IllegalArgumentException("--runs takes 1, 2 or 4, not %d.".formatted(number));
        };
    }

    private static Map<String, Object> against(
            StepBenchmark benchmark, Engine engine, Attack attack, List<String> command) throws IOException {
        try (OtherStep other = new OtherStep(command)) {
            return benchmark.measureAgainst(engine, attack, other);
        }
    }

    private List<String> command(Path sample, Experiment experiment) {
        return List.of(
                python,
                String.valueOf(against),
                sample.toString(),
                Integer.toString(experiment.targets().size()),
                Integer.toString(experiment.threads()));
    }

    private Map<String, Object> steps(Path sample, Experiment experiment) throws Exception {
        Console console = new Console(err());
        try (EngineLaboratory laboratory = laboratories.get()) {
            EngineInfo info = laboratory
                    .start(new EngineSettings("auto", experiment.threads()), console)
                    .join();
            StepBenchmark benchmark = new StepBenchmark(console);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("kernels", info.kernels().name());
            result.put("kernelsBecause", info.kernels().reason());
            result.putAll(laboratory
                    .measure(
                            experiment,
                            (engine, work) -> against == null
                                    ? benchmark.measure(engine, work, !noMemory)
                                    : against(benchmark, engine, work, command(sample, experiment)))
                    .join());
            return result;
        }
    }
}
