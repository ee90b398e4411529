package org.inversight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.OutputFolder;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.experiment.PaperVariant;
import org.inversight.experiment.Sample;
import org.inversight.experiment.SampleStore;
import org.inversight.export.ComparisonExport;
import org.inversight.export.RunRecord;
import org.inversight.run.Comparison;
import org.inversight.run.Ending;
import org.inversight.run.EngineLaboratory;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
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
            names = "--export",
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
            List<Experiment> experiments =
                    variants.stream().map(variant -> variant.of(like, sample)).toList();
            for (Experiment experiment : experiments) {
                new Preflight(catalogue, samples).check(experiment);
            }
            for (Path file : exports) {
                ComparisonExport.format(file);
                OutputFolder.require(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
            }
            Console console = new Console(err());
            console.await(laboratory.start(new EngineSettings(like.device(), like.threads()), console));
            try (Comparison comparison = laboratory.compare(experiments, console)) {
                return run(
                        comparison, variants.stream().map(PaperVariant::title).toList(), catalogue, console);
            }
        }
    }

    private int run(Comparison comparison, List<String> titles, Catalogue catalogue, Console console) throws Exception {
        for (Run side : comparison.sides()) {
            console.await(side.opened());
        }
        Images images = beside ? privateImages(comparison.sides().getFirst()) : null;
        comparison.play();
        // whoever looks has snapshots taken
        while (comparison.sides().stream().anyMatch(side -> !side.ended().isDone())) {
            comparison.sides().forEach(Run::poll);
            Thread.sleep(20);
        }
        boolean failed = false;
        List<RunRecord> records = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            Run side = comparison.sides().get(i);
            Ending ending = side.ended().join();
            failed |= ending.reason() != Ending.Reason.STEPS;
            if (ending.reason() != Ending.Reason.STEPS) {
                err().println(titles.get(i) + ": " + ending.sentence());
            }
            RunReport report = side.report().join();
            records.add(RunRecord.of(side, report, catalogue));
            out().printf(
                            Locale.ROOT,
                            "%-9s %s %.0f ms a step.%n",
                            titles.get(i) + ":",
                            report.sentence(),
                            side.status().stepMillis());
        }
        for (Path file : exports) {
            ComparisonExport.write(file, records, titles, images, Progress.NONE);
        }
        return failed ? 1 : 0;
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
