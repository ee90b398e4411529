package org.inversight.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.blind.Sittings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.export.ComparisonExport;
import org.inversight.export.ExportFormat;
import org.inversight.export.RunCommandLine;
import org.inversight.export.RunExport;
import org.inversight.export.RunRecord;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.BackgroundJob;
import org.inversight.ui.session.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * What is on the stage, a run or a comparison, as a folder of files, in the formats that a person ticks; it goes on
 * meanwhile.
 */
public final class ExportModel extends BackgroundJob {

    /**
     * What is wanted.
     *
     * @param folder where the files go
     * @param formats that are ticked
     */
    public record Order(String folder, Set<ExportFormat> formats) {

        public Order {
            formats = Set.copyOf(formats);
        }

        Order withFolder(String other) {
            return new Order(other, formats);
        }

        Order with(ExportFormat format, boolean ticked) {
            Set<ExportFormat> all = EnumSet.noneOf(ExportFormat.class);
            all.addAll(formats);
            if (ticked) {
                all.add(format);
            } else {
                all.remove(format);
            }
            return new Order(folder, all);
        }
    }

    /**
     * The sides of a comparison.
     *
     * @param titles one for each run
     * @param runs none where no comparison is open
     */
    public record Compared(List<String> titles, List<Run> runs) {

        /** Copies both. */
        public Compared {
            titles = List.copyOf(titles);
            runs = List.copyOf(runs);
        }
    }

    private final RunModel runs;
    private final Supplier<Compared> compared;
    private final Catalogue catalogue;
    private final Supplier<Sittings> blind;
    private final ReadOnlyObjectWrapper<Order> order = new ReadOnlyObjectWrapper<>(new Order("", RunExport.USUAL));
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> written = new ReadOnlyObjectWrapper<>();

    /**
     * @param compared the comparison on the stage
     * @param blind what was answered of the run on the stage; none where nobody answered anything
     */
    public ExportModel(
            RunModel runs, Supplier<Compared> compared, Catalogue catalogue, Supplier<Sittings> blind, Executor ui) {
        super(ui, "Nothing was exported", "Stopping after this image");
        this.runs = runs;
        this.compared = compared;
        this.blind = blind;
        this.catalogue = catalogue;
        runs.runProperty().addListener((o, before, now) -> {
            said.set("");
            written.set(null);
        });
        // the panel, which says why, may be closed by then
        stateProperty().addListener((o, before, now) -> {
            if (before.stage() == Stage.WORKING && now.problem() != null) {
                said.set("The export failed");
            }
        });
    }

    /** Asks what is wanted, where nothing is written just now, and no trouble is still to be read. */
    public void open() {
        if (!is(Stage.WORKING) && stateProperty().get().problem() == null) {
            written.set(null);
            show(Stage.ASKING, "", -1);
        }
    }

    /** Changes what is wanted. */
    public void change(UnaryOperator<Order> change) {
        order.set(change.apply(order.get()));
    }

    /** Writes what is wanted of the run as it is now. */
    public void start() {
        Order wanted = order.get();
        Run run = runs.runProperty().get();
        Compared sides = compared.get();
        if (is(Stage.WORKING) || sides.runs().isEmpty() && (run == null || run.latest() == null)) {
            return;
        }
        Path folder;
        try {
            folder = Path.of(require(wanted).folder());
            if (sides.runs().stream()
                    .anyMatch(side ->
                            side.latest() == null && side.status().state().ended())) {
                throw new IllegalArgumentException(
                        "A side has ended without an image, so that there is no comparison to export; leave it, and compare those that begin.");
            }
            if (sides.runs().stream().anyMatch(side -> side.latest() == null)) {
                throw new IllegalArgumentException("Not every side has an image yet; wait for the first.");
            }
        } catch (IllegalArgumentException e) {
            refuse(e);
            return;
        }
        said.set("");
        written.set(null);
        if (!sides.runs().isEmpty()) {
            export(folder, collected(sides), (records, progress) -> {
                ComparisonExport.writeAll(folder, records, sides.titles(), wanted.formats(), progress);
            });
        } else if (run != null) {
            Sittings answered = blind.get();
            // at once, before the run takes its next step
            export(
                    folder,
                    run.report().thenApply(report -> List.of(record(run, report, answered))),
                    (records, progress) -> RunExport.write(folder, records.getFirst(), wanted.formats(), progress));
        }
    }

    /** Why a run cannot be repeated by a line of options, one sentence; empty where it can. */
    public static String unrepeatable(Run run) {
        return RunCommandLine.saysAll(run.experiment())
                ? ""
                : "This run has files or changes of its own, which an exported file carries: run --experiment FILE repeats it.";
    }

    /** Gives somebody the arguments that repeat the run on the stage, up to its last image. */
    public void copyCommandLine(Consumer<String> clipboard) {
        Run run = runs.runProperty().get();
        Snapshot last = run == null ? null : run.latest();
        if (run == null || last == null || !unrepeatable(run).isEmpty()) {
            return;
        }
        Experiment made = run.experiment().withSteps(Math.max(1, last.step()));
        clipboard.accept(
                RunCommandLine.of(made, catalogue.values(run.experiment()).map()));
        said.set("The command line is on the clipboard.");
    }

    /** Writes files; may fail. */
    private interface Writing {
        void write(List<RunRecord> records, Progress progress) throws IOException;
    }

    private CompletableFuture<List<RunRecord>> collected(Compared sides) {
        CompletableFuture<List<RunRecord>> all = CompletableFuture.completedFuture(List.of());
        for (Run side : sides.runs()) {
            CompletableFuture<RunRecord> one = side.report().thenApply(report -> record(side, report, Sittings.NONE));
            all = all.thenCombine(
                    one,
                    (before, next) ->
                            Stream.concat(before.stream(), Stream.of(next)).toList());
        }
        return all;
    }

    private void export(Path folder, CompletableFuture<List<RunRecord>> records, Writing writing) {
        List<Run> onStage = stage();
        work(
                "Collecting the figures",
                progress -> records.thenCompose(found -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                writing.write(found, progress);
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                        },
                        ExportModel::run)),
                "Cancelled.",
                done -> {
                    show(Stage.ASKING, "Exported.", 1);
                    if (onStage.equals(stage())) {
                        written.set(folder);
                        said.set("Exported to %s".formatted(folder));
                    }
                });
    }

    /** The runs that have the stage. */
    private List<Run> stage() {
        Run run = runs.runProperty().get();
        List<Run> sides = compared.get().runs();
        return sides.isEmpty() && run != null ? List.of(run) : sides;
    }

    /** Whether all sides of a comparison are exported. */
    boolean comparing() {
        return !compared.get().runs().isEmpty();
    }

    private static Order require(Order wanted) {
        if (wanted.folder().isBlank()) {
            throw new IllegalArgumentException("Choose a folder for the files first.");
        }
        if (wanted.formats().isEmpty()) {
            throw new IllegalArgumentException("Tick at least one format first.");
        }
        return wanted;
    }

    private RunRecord record(Run run, RunReport report, Sittings answered) {
        try {
            return RunRecord.of(run, report, catalogue)
                    .withBlind(answered.answers().isEmpty() ? null : answered.rates());
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private static void run(Runnable work) {
        Thread exporting = Thread.ofPlatform().name("export").daemon().unstarted(work);
        exporting.setPriority(Thread.MIN_PRIORITY); // the run and the window come first
        exporting.start();
    }

    /** What is wanted. */
    public ReadOnlyObjectProperty<Order> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /** The folder with the files of the run on the stage; null until they are written. */
    public ReadOnlyObjectProperty<@Nullable Path> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** What was done, a few words; empty where nothing was. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }
}
