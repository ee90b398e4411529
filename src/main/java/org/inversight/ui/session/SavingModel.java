package org.inversight.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.export.RunExport;
import org.inversight.run.Run;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;

/** The run on the stage as a folder of files: what {@code run --out} writes. */
public final class SavingModel {

    private final RunModel runs;
    private final Executor ui;
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public SavingModel(RunModel runs, Executor ui) {
        this.runs = runs;
        this.ui = ui;
        runs.runProperty().addListener((o, before, now) -> said.set(""));
    }

    /** Writes the newest images, the curves, and what repeats the run. */
    public void save(Path folder) {
        Run run = runs.runProperty().get();
        if (run == null || run.latest() == null) {
            return;
        }
        said.set("Saving…");
        problem.set(null);
        UiFutures.take(
                run.report().thenAcceptAsync(report -> write(folder, run, report), SavingModel::start),
                ui,
                (done, failure) -> {
                    boolean same = run.equals(runs.runProperty().get());
                    said.set(failure == null && same ? "Saved in %s".formatted(folder) : "");
                    problem.set(failure == null ? null : Problem.of("The run was not saved", failure));
                });
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().name("saving").daemon().start(work);
    }

    private static void write(Path folder, Run run, RunReport report) {
        try {
            RunExport.write(folder, run, report);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** What was done, a few words; empty where nothing was. */
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Why nothing is saved; null where nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
