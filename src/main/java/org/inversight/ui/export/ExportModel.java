package org.inversight.ui.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.blind.Sittings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.export.ExportFormat;
import org.inversight.export.RunExport;
import org.inversight.export.RunRecord;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.inversight.ui.session.BackgroundJob;
import org.inversight.ui.session.RunModel;
import org.jspecify.annotations.Nullable;

/** The run on the stage as a folder of files, in the formats that a person ticks; the run goes on meanwhile. */
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

    private final RunModel runs;
    private final Catalogue catalogue;
    private final Supplier<Sittings> blind;
    private final ReadOnlyObjectWrapper<Order> order = new ReadOnlyObjectWrapper<>(new Order("", RunExport.USUAL));
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> written = new ReadOnlyObjectWrapper<>();

    /** @param blind what was answered of the run on the stage; none where nobody answered anything */
    public ExportModel(RunModel runs, Catalogue catalogue, Supplier<Sittings> blind, Executor ui) {
        super(ui, "Nothing was exported", "Stopping after this image");
        this.runs = runs;
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
        if (is(Stage.WORKING) || run == null || run.latest() == null) {
            return;
        }
        Path folder;
        try {
            folder = Path.of(require(wanted).folder());
        } catch (IllegalArgumentException e) {
            refuse(e);
            return;
        }
        said.set("");
        written.set(null);
        Sittings answered = blind.get();
        work(
                "Collecting the figures",
                progress -> run.report()
                        // at once, before the run takes its next step
                        .thenApply(report -> record(run, report, answered))
                        .thenCompose(record -> CompletableFuture.runAsync(
                                () -> write(folder, record, wanted.formats(), progress), ExportModel::run)),
                "Cancelled.",
                done -> {
                    show(Stage.ASKING, "Exported.", 1);
                    if (run.equals(runs.runProperty().get())) {
                        written.set(folder);
                        said.set("Exported to %s".formatted(folder));
                    }
                });
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

    private static void write(Path folder, RunRecord record, Set<ExportFormat> formats, Progress progress) {
        try {
            RunExport.write(folder, record, formats, progress);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
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
