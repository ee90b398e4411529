package org.inversight.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.inversight.bench.ResultsPlan;
import org.inversight.data.Album;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.export.CellFile;
import org.inversight.export.LineUpExport;
import org.inversight.export.RunExport;
import org.inversight.export.RunRecord;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.LineUp;
import org.inversight.model.Json;
import org.inversight.run.Ending;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * Measures the cells of a plan, one file each. A file is written after each seed, so that a command that was
 * interrupted or killed goes on with the seed at which it was.
 */
final class CellRunner {

    /** Private images beside each reconstruction on a sheet. */
    private static final int BESIDE = 3;

    /** Line-ups of a run, at most. */
    private static final int LINE_UPS = 30;

    /** Endings that leave nothing of the attack to measure. */
    private static final Set<Ending.Reason> UNMEASURED =
            EnumSet.of(Ending.Reason.FAILED, Ending.Reason.OUT_OF_MEMORY, Ending.Reason.STOPPED);

    private final SampleStore samples;
    private final UnaryOperator<Experiment> change;
    private final @Nullable Path images;
    private final PrintWriter err;
    private final Set<String> said = new HashSet<>();

    /**
     * @param samples which the cells name
     * @param change what is changed in every cell's experiment
     * @param images folder for the images of each run; null for none
     * @param err is told of each run, in a line
     */
    CellRunner(SampleStore samples, UnaryOperator<Experiment> change, @Nullable Path images, PrintWriter err) {
        this.samples = samples;
        this.change = change;
        this.images = images;
        this.err = err;
    }

    /** The cells that are measured so far. */
    static List<CellFile> measured(ResultsPlan plan, Path folder) throws IOException {
        List<CellFile> cells = new ArrayList<>();
        for (ResultsPlan.Cell cell : plan.cells()) {
            Path file = file(folder, cell);
            if (Files.isRegularFile(file)) {
                cells.add(Json.read(file, CellFile.class));
            }
        }
        return cells;
    }

    /**
     * {@return whether all seeds of a cell are measured, in every training}
     *
     * @param cell of the plan, which may have more seeds than its file
     * @param file of the cell
     */
    static boolean done(ResultsPlan plan, ResultsPlan.Cell cell, CellFile file) {
        return file.runs().size() >= cell.seeds().size()
                && plan.trainingsOf(cell).stream()
                        .allMatch(other -> file.further().stream()
                                .anyMatch(f -> f.sample().equals(other.sample())
                                        && f.runs().size() >= other.seeds().size()));
    }

    /**
     * Measures what is not measured yet.
     *
     * @param laboratory which has started
     * @param folder of the cells' files
     */
    void measure(EngineLaboratory laboratory, ResultsPlan plan, Path folder) throws Exception {
        try {
            for (ResultsPlan.Cell cell : plan.cells()) {
                Path file = file(folder, cell);
                CellFile there = Files.isRegularFile(file) ? Json.read(file, CellFile.class) : CellFile.empty(cell);
                measure(laboratory, plan, cell, file, there);
            }
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void measure(
            EngineLaboratory laboratory, ResultsPlan plan, ResultsPlan.Cell cell, Path file, CellFile there)
            throws Exception {
        CellFile now = there;
        String settings = CellSettings.of(samples, laboratory.catalogue(), experiment(plan, cell, cell.sample(), 0));
        requireSame(file, there.settings(), settings, there.runs(), cell.seeds());
        while (now.runs().size() < cell.seeds().size()) {
            long seed = cell.seeds().get(now.runs().size());
            CellFile before = now;
            now = run(
                    laboratory, experiment(plan, cell, cell.sample(), seed), cell, Path.of("seed-" + seed), report -> {
                        CellFile after = before.withRuns(settings, with(before.runs(), report, cell.name()))
                                .madeBy(machine(), commit());
                        Json.write(file, after);
                        return after;
                    });
        }
        List<ResultsPlan.Training> others = plan.trainingsOf(cell);
        for (ResultsPlan.Training other : others) {
            String sample = other.sample();
            int training = 1 + others.indexOf(other);
            CellFile.Further own = now.further().stream()
                    .filter(f -> f.sample().equals(sample))
                    .findFirst()
                    .orElse(new CellFile.Further(training, sample, null, List.of()));
            if (!samples.has(sample)) {
                if (seeds(own.runs()).equals(other.seeds())) {
                    continue;
                }
                throw new IOException(
                        "%s is to be measured in the further training %s, which is not there; \"Further trainings\" in sample-models/README.md says how it is made."
                                .formatted(cell.name(), sample));
            }
            String made = CellSettings.of(samples, laboratory.catalogue(), experiment(plan, cell, sample, 0));
            requireSame(file, own.settings(), made, own.runs(), other.seeds());
            while (own.runs().size() < other.seeds().size()) {
                long seed = other.seeds().get(own.runs().size());
                CellFile before = now;
                List<RunReport> known = own.runs();
                own = run(
                        laboratory,
                        experiment(plan, cell, sample, seed),
                        cell,
                        Path.of("training-" + training, "seed-" + seed),
                        report -> {
                            CellFile.Further after = new CellFile.Further(
                                    training, sample, made, with(known, report, cell.name() + " in " + sample));
                            Json.write(file, before.with(after).madeBy(machine(), commit()));
                            return after;
                        });
                now = before.with(own).madeBy(machine(), commit());
            }
        }
    }

    private List<RunReport> with(List<RunReport> runs, RunReport report, String name) {
        err.printf("%s, seed %d: %s%n", name, report.seed(), report.sentence());
        err.flush();
        List<RunReport> all = new ArrayList<>(runs);
        all.add(report);
        return all;
    }

    private static String machine() {
        return "%d cores, %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"));
    }

    /** Runs of other settings, models or seeds do not belong into one mean. */
    private static void requireSame(
            Path file, @Nullable String then, String now, List<RunReport> runs, List<Long> wanted) throws IOException {
        List<Long> seeds = seeds(runs);
        int known = Math.min(seeds.size(), wanted.size());
        boolean same = then == null || then.equals(now);
        if (!same || !seeds.subList(0, known).equals(wanted.subList(0, known))) {
            throw new IOException("%s was measured with other %s; move it, and the same command measures the cell anew."
                    .formatted(file, same ? "seeds" : "settings or models"));
        }
    }

    private static List<Long> seeds(List<RunReport> runs) {
        return runs.stream().map(RunReport::seed).toList();
    }

    private static Path file(Path folder, ResultsPlan.Cell cell) {
        return folder.resolve(cell.name() + ".json");
    }

    /** Takes a report into a cell's file. */
    private interface Keep<T> {
        T keep(RunReport report) throws IOException;
    }

    /**
     * @param own folder of its images, in that of the cell
     * @param keep is called before any image is written, which may fail
     */
    private <T> T run(EngineLaboratory laboratory, Experiment experiment, ResultsPlan.Cell cell, Path own, Keep<T> keep)
            throws IOException, ExecutionException {
        try (Run run = laboratory.open(experiment, Progress.NONE)) {
            LoadSummary loaded = run.opened().join();
            loaded.warnings().stream().filter(said::add).forEach(err::println);
            run.play();
            Ending ending = await(run, cell);
            if (UNMEASURED.contains(ending.reason())) {
                throw new IOException(ending.sentence());
            }
            if (ending.reason() != Ending.Reason.STEPS) {
                err.println(ending.sentence());
            }
            RunReport report = run.report(true).join();
            T kept = keep.keep(report);
            if (images != null) {
                Path folder = images.resolve(cell.name()).resolve(own);
                RunRecord record = RunRecord.of(run, report, laboratory.catalogue());
                RunExport.write(folder, record, RunExport.USUAL, Progress.NONE);
                RunExport.writeBlind(folder, record);
                besidePrivate(folder, record, loaded);
            }
            return kept;
        }
    }

    /** Where there are private images of the attacked classes, and of classes enough for a line-up. */
    private static void besidePrivate(Path folder, RunRecord record, LoadSummary loaded) throws IOException {
        Album album = loaded.album();
        if (album == null || record.experiment().targets().stream().noneMatch(album::knows)) {
            return;
        }
        RunExport.writeBeside(folder, record, album, BESIDE);
        if (LineUp.possible(album)) {
            List<String> names = loaded.classifier().classes();
            LineUpExport.write(
                    folder,
                    record.snapshots().getLast(),
                    record.experiment().seed(),
                    album,
                    loaded.lookAlikes(),
                    k -> k < names.size() ? names.get(k) : Integer.toString(k),
                    LINE_UPS);
        }
    }

    private Experiment experiment(ResultsPlan plan, ResultsPlan.Cell cell, String name, long seed) {
        Sample sample = samples.named(name);
        Experiment preset = sample.experiment(cell.attack(), EngineSettings.defaultThreads());
        Experiment experiment =
                // a further training has the name of the first one in a folder of its own
                sample.withChoices(preset, cell.loss(), cell.augmentation())
                        .withSample(name)
                        .withSeed(seed);
        Map<String, Object> parameters = new LinkedHashMap<>(experiment.parameters());
        parameters.putAll(cell.parameters());
        experiment = experiment.withParameters(parameters);
        if (plan.targets() != null) {
            experiment = experiment.withTargets(plan.targets()).withRestarts(1);
        } else if (plan.people()) {
            int everybody = sample.classifier().classes().size();
            experiment = experiment
                    .withTargets(IntStream.range(0, everybody).boxed().toList())
                    .withRestarts(1);
        }
        return change.apply(cell.steps() == null ? experiment : experiment.withSteps(cell.steps()));
    }

    private static Ending await(Run run, ResultsPlan.Cell cell) throws IOException, ExecutionException {
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
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 && !answer.isEmpty() ? answer : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
