package org.inversight.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inversight.data.Album;
import org.inversight.data.OutputFolder;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.SampleStore;
import org.inversight.export.ExportFormat;
import org.inversight.export.GenuineImages;
import org.inversight.export.LineUpExport;
import org.inversight.export.RunExport;
import org.inversight.export.RunFolder;
import org.inversight.export.RunRecord;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.LineUp;
import org.inversight.model.Json;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One attack from the first step to the last, without a window. */
@Command(
        name = "run",
        description = "Runs one attack without a window.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunCommand extends LineCommand {

    /** A week, in seconds. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(604_800);

    /** Private images beside a reconstruction. */
    private static final int MOST_BESIDE = 9;

    /** Evaluated steps of a run that is written with its course, at most. */
    private static final int SNAPSHOTS = 120;

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "writes images, contact-sheet.png, metrics.csv, experiment.json, and report.html, one page with all of it")
    private @Nullable Path out;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "writes the run in the format that the ending says: .png, .gif, .mp4, .csv, .json or .html; repeatable; a file of that name is replaced")
    private List<Path> exports = new ArrayList<>();

    @Option(
            names = "--film",
            paramLabel = "FILE",
            description = "as --export, of the recorded steps, " + ExportFormat.MOST_FRAMES
                    + " at most: a .gif or .mp4; repeatable")
    private List<Path> films = new ArrayList<>();

    @Option(
            names = "--blind",
            description =
                    "with --out, writes also blind-sheet.png, the images in random order under numbers, and blind-key.csv")
    private boolean blind;

    @Option(
            names = "--line-up",
            paramLabel = "N",
            description =
                    "with --out, writes also N line-ups: a reconstruction beside six private people, answers.csv to fill in, and line-up-key.csv")
    private @Nullable Integer lineUps;

    @Option(
            names = "--control",
            description =
                    "with --line-up, writes as many line-ups of genuine images, which nothing was trained on, into the folder control of --out")
    private boolean control;

    @Option(
            names = "--beside",
            paramLabel = "N",
            description =
                    "with --out, writes also beside-private.png: of each class the reconstruction, the best candidate of several, and N private images")
    private @Nullable Integer beside;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "stops the run after so many seconds, and reports what it has by then")
    private @Nullable BigDecimal seconds;

    /** Whether somebody has asked for the end, who waits some seconds and no longer. */
    private boolean interrupted;

    @Option(names = "--json", description = "prints one JSON object on one line")
    private boolean json;

    public RunCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples) {
        this.laboratories = laboratories;
        this.samples = samples;
    }

    @Override
    public Integer call() throws Exception {
        try (EngineLaboratory laboratory = laboratories.get()) {
            Experiment experiment = options.experiment(laboratory.catalogue(), samples);
            new Preflight(laboratory.catalogue(), samples).check(experiment);
            checkSeconds();
            checkOut();
            checkExports();
            options.differences(laboratory.catalogue(), experiment).forEach(err()::println);
            Unused.of(options, laboratory.catalogue(), experiment).forEach(err()::println);
            Console console = new Console(err());
            EngineInfo engine = console.await(
                    laboratory.start(new EngineSettings(experiment.device(), experiment.threads()), console));
            try (Run run = laboratory.open(experiment, console)) {
                return run(run, laboratory.catalogue(), engine, console);
            }
        }
    }

    private int run(Run run, Catalogue catalogue, EngineInfo engine, Console console) throws Exception {
        LoadSummary loaded = console.await(run.opened());
        loaded.sentences().forEach(err()::println);
        checkLineUps(run.experiment(), loaded);
        checkBeside(run.experiment(), loaded);
        String preset = options.document == null ? PresetLine.of(catalogue, samples, run.experiment()) : null;
        if (preset != null) {
            err().println(preset);
        }
        Ending ending = compute(run);
        if (ending.reason() != Ending.Reason.STEPS) {
            err().println(ending.sentence());
        }
        Snapshot last = run.latest();
        if (last == null) {
            return withoutImages(run, ending, loaded, engine);
        }
        if (json && interrupted) {
            err().println("The figures that take long are left out, since somebody waits for the end.");
        }
        RunReport report = Reported.of(run, last, json && !interrupted, engine);
        // first, since writing files takes more memory than a line
        if (json) {
            out().println(Json.line(report));
        } else {
            out().println(report.sentence());
            FigureLines.of(report.figures()).forEach(out()::println);
        }
        write(RunRecord.of(run, report, catalogue), last, loaded);
        return Commands.code(ending.reason());
    }

    private void checkOut() throws IOException {
        if (control && lineUps == null) {
            throw new IllegalArgumentException("--control goes with --line-up; give --line-up N.");
        }
        if (out != null) {
            new RunFolder(out).require();
        } else if (blind || lineUps != null || beside != null) {
            throw new IllegalArgumentException("%s writes into the folder of --out, and there is none; give --out DIR."
                    .formatted(blind ? "--blind" : lineUps != null ? "--line-up" : "--beside"));
        }
    }

    /** Said before the run rather than after it. */
    private void checkBeside(Experiment experiment, LoadSummary loaded) {
        if (beside == null) {
            return;
        }
        if (beside < 1 || beside > MOST_BESIDE) {
            throw new IllegalArgumentException(
                    "--beside takes a number from 1 to %d, not %d.".formatted(MOST_BESIDE, beside));
        }
        Album album = loaded.album();
        if (album == null || experiment.targets().stream().noneMatch(album::knows)) {
            throw new IllegalArgumentException(
                    "--beside needs private images of the attacked classes, and there are none; give them with --private.");
        }
    }

    /** What is written beside the folder. */
    private List<Path> files() {
        return Stream.concat(exports.stream(), films.stream()).toList();
    }

    /** Said before the run rather than after it. */
    private void checkExports() throws IOException {
        for (Path film : films) {
            if (!film.toString().toLowerCase(Locale.ROOT).matches(".*\\.(gif|mp4)")) {
                throw new IllegalArgumentException(
                        "--film takes a name that ends with .gif or .mp4, not %s.".formatted(film));
            }
        }
        for (Path file : files()) {
            ExportFormat.of(file);
            if (Files.isDirectory(file)) {
                throw new IOException("%s is a folder, and a file is expected; name a file in it.".formatted(file));
            }
            OutputFolder.require(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        }
    }

    /** Said before the run rather than after it. */
    private void checkLineUps(Experiment experiment, LoadSummary loaded) throws IOException {
        if (lineUps == null) {
            return;
        }
        LineUpExport.requireUnanswered(Objects.requireNonNull(out));
        if (control) {
            LineUpExport.requireUnanswered(out.resolve("control"));
        }
        Album album = loaded.album();
        if (album == null || !LineUp.possible(album)) {
            throw new IllegalArgumentException(
                    "--line-up needs private images of %d classes at least, and there are %s; give them with --private."
                            .formatted(
                                    LineUp.SIZE,
                                    album == null ? "none" : album.classes().size() + " classes"));
        }
        long images = experiment.targets().stream().filter(album::knows).count();
        images *= experiment.restarts();
        if (lineUps < 1 || lineUps > images) {
            throw new IllegalArgumentException(
                    "--line-up takes a number from 1 to %d, the images of the run, not %d.".formatted(images, lineUps));
        }
        if (control) {
            GenuineImages.require(album, loaded.classifier().classes());
        }
    }

    private void checkSeconds() {
        if (seconds != null && (seconds.signum() < 1 || seconds.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(
                    "--seconds takes a number above 0 and up to %,d, not %s.".formatted(LONGEST.intValue(), seconds));
        }
    }

    /** Whoever interrupts the command stops the run, and gets what there is. */
    private Ending compute(Run run) {
        boolean overSteps =
                out != null || files().stream().anyMatch(f -> ExportFormat.of(f).overSteps());
        double next = overSteps ? 0 : Double.POSITIVE_INFINITY;
        run.play();
        long begun = System.nanoTime();
        long said = begun;
        double allowed = seconds == null ? Double.POSITIVE_INFINITY : seconds.doubleValue() * 1e9;
        while (!run.ended().isDone()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                interrupted = true;
                run.stop();
                break;
            }
            long now = System.nanoTime();
            if (now - begun >= allowed) {
                run.stop();
                break;
            }
            RunStatus status = run.status();
            double done = Math.max(status.step() / (double) status.steps(), (now - begun) / allowed);
            if (done >= next) {
                run.poll(); // a run takes snapshots for whoever looks
                next = done + 1.0 / SNAPSHOTS;
            }
            if (now - said > 5_000_000_000L) {
                said = now;
                err().printf("step %d of %d, %.1f steps/s%n", status.step(), status.steps(), status.stepsPerSecond());
            }
        }
        return run.ended().join();
    }

    /** A run that ended before its first image says what it was, and why it ended. */
    private int withoutImages(Run run, Ending ending, LoadSummary loaded, EngineInfo engine) {
        int code = Commands.code(ending.reason());
        if (json && code == Commands.DIVERGED) {
            out().println(Json.line(NoImages.of(run.experiment(), ending, loaded, engine)));
        }
        return code == 0 ? 1 : code;
    }

    private void write(RunRecord record, Snapshot last, LoadSummary loaded) throws IOException {
        if (out != null) {
            RunExport.write(out, record, RunExport.WITH_REPORT, Progress.NONE);
            if (blind) {
                RunExport.writeBlind(out, record);
            }
            Album album = loaded.album();
            if (beside != null && album != null) {
                RunExport.writeBeside(out, record, album, beside);
            }
            if (lineUps != null && album != null) {
                writeLineUps(out, last, record.experiment().seed(), album, loaded, lineUps);
            }
        }
        // after the folder, which takes a file that is there before it for another run's
        for (Path file : files()) {
            ExportFormat.of(file).write(file, record, Progress.NONE);
        }
        if (out != null) {
            new RunFolder(out).remember();
        }
    }

    private void writeLineUps(Path folder, Snapshot last, long seed, Album album, LoadSummary loaded, int count)
            throws IOException {
        List<String> names = loaded.classifier().classes();
        IntFunction<String> name = k -> k < names.size() ? names.get(k) : Integer.toString(k);
        LineUpExport.write(folder, last, seed, album, loaded.lookAlikes(), name, count);
        if (control) {
            // other line-ups, so that those of the reconstructions do not answer them
            Snapshot genuine = GenuineImages.insteadOf(last, album, names);
            LineUpExport.write(
                    Files.createDirectories(folder.resolve("control")),
                    genuine,
                    seed + 1,
                    album,
                    loaded.lookAlikes(),
                    name,
                    count);
        }
    }
}
