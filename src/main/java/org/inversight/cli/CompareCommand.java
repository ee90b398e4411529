package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.PaperVariant;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.export.ComparisonExport;
import org.inversight.export.RunRecord;
import org.inversight.run.Comparison;
import org.inversight.run.Ending;
import org.inversight.run.EngineInfo;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Variants of one attack on one clock, without a window. */
@Command(
        name = "compare",
        description = "Runs variants of one attack on one clock, without a window.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class CompareCommand extends LineCommand {

    private final Supplier<EngineLaboratory> laboratories;
    private final SampleStore samples;

    @Mixin
    private ExperimentOptions options = new ExperimentOptions();

    @Option(
            names = "--sides",
            split = ",",
            paramLabel = "LIST",
            description = "two to four of baseline, lom, students, lomma; without it all four")
    private List<String> sides = List.of("baseline", "lom", "students", "lomma");

    @Option(
            names = {"--export", "--film"},
            paramLabel = "FILE",
            description = "writes all sides beside each other as a film, .gif or .mp4; repeatable")
    private List<Path> exports = new ArrayList<>();

    @Option(
            names = "--beside",
            description = "a private image of each class stands before the sides of the film; drawn people or your own")
    private boolean beside;

    public CompareCommand(Supplier<EngineLaboratory> laboratories, SampleStore samples) {
        this.laboratories = laboratories;
        this.samples = samples;
    }

    @Override
    public Integer call() throws Exception {
        try (EngineLaboratory laboratory = laboratories.get()) {
            Catalogue catalogue = laboratory.catalogue();
            Experiment like = options.experiment(catalogue, samples);
            if (catalogue.loss(like) == null) {
                throw new IllegalArgumentException(
                        "%s takes no identity loss, so it has no variants; choose another attack."
                                .formatted(
                                        catalogue.attack(like.attack()).entry().title()));
            }
            List<PaperVariant> variants =
                    sides.stream().map(PaperVariant::named).toList();
            Sample sample = like.sample() == null ? null : samples.named(Objects.requireNonNull(like.sample()));
            List<Experiment> experiments = variants.stream()
                    .map(variant -> options.asGiven(catalogue, like, variant.of(like, sample)))
                    .toList();
            for (Experiment experiment : experiments) {
                new Preflight(catalogue, samples).check(experiment);
            }
            for (Path file : exports) {
                ComparisonExport.format(file);
                OutputFolder.require(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
            }
            options.differences(catalogue, like).forEach(err()::println);
            unused(catalogue, experiments).forEach(err()::println);
            Console console = new Console(err());
            EngineInfo engine =
                    console.await(laboratory.start(new EngineSettings(like.device(), like.threads()), console));
            try (Comparison comparison = laboratory.compare(experiments, console)) {
                List<String> titles = variants.stream().map(PaperVariant::title).toList();
                return run(comparison, titles, catalogue, engine, console);
            }
        }
    }

    /** What was given and none of the sides uses. */
    private Set<String> unused(Catalogue catalogue, List<Experiment> experiments) {
        Set<String> unused = new LinkedHashSet<>(Unused.of(options, catalogue, experiments.getFirst()));
        experiments.forEach(experiment -> unused.retainAll(Unused.of(options, catalogue, experiment)));
        return unused;
    }

    private int run(Comparison comparison, List<String> titles, Catalogue catalogue, EngineInfo engine, Console console)
            throws Exception {
        Set<String> said = new LinkedHashSet<>();
        for (Run side : comparison.sides()) {
            said.addAll(console.await(side.opened()).sentences());
        }
        said.forEach(err()::println);
        Images images = beside ? privateImages(comparison.sides().getFirst()) : null;
        comparison.play();
        await(comparison);
        int code = 0;
        List<RunRecord> records = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            Run side = comparison.sides().get(i);
            String title = titles.get(i);
            Ending ending = side.ended().join();
            code = Math.max(code, Commands.code(ending.reason()));
            if (ending.reason() != Ending.Reason.STEPS) {
                err().println(title + ": " + ending.sentence());
            }
            Snapshot last = side.latest();
            if (last == null) {
                continue; // nothing to report: its ending says why
            }
            RunReport report = Reported.of(side, last, false, engine);
            records.add(RunRecord.of(side, report, catalogue));
            shown.add(title);
            out().printf(
                            Locale.ROOT,
                            "%-9s %s %.0f ms a step.%n",
                            title + ":",
                            report.sentence(),
                            side.status().stepMillis());
        }
        if (!records.isEmpty()) {
            for (Path file : exports) {
                ComparisonExport.write(file, records, shown, images, console);
            }
        }
        return code == 0 && records.isEmpty() ? 1 : code;
    }

    /** Until all sides have ended; whoever interrupts the command stops them, and gets what there is. */
    private static void await(Comparison comparison) {
        while (comparison.sides().stream().anyMatch(side -> !side.ended().isDone())) {
            comparison.sides().forEach(Run::poll); // whoever looks has snapshots taken
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                comparison.stop();
                comparison.sides().forEach(side -> side.ended().join());
            }
        }
    }

    private static Images privateImages(Run side) throws IOException {
        Album album = side.opened().join().album();
        List<Integer> targets = side.experiment().targets();
        if (album == null || !targets.stream().allMatch(album::knows)) {
            throw new IOException(
                    "--beside needs private images of every attacked class, and there are none; name them with --private.");
        }
        return album.firsts(targets);
    }
}
