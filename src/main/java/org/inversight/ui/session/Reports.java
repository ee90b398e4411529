package org.inversight.ui.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/** A progress whose reports end on the window's thread, the latest one only. */
public final class Reports implements Progress {

    /**
     * How far a job is.
     *
     * @param what in a few words
     * @param fraction 0..1, or negative where it cannot be known
     */
    public record Report(String what, double fraction) {}

    private final Executor ui;
    private final Consumer<Report> shown;
    private final AtomicReference<@Nullable Report> newest = new AtomicReference<>();
    private volatile boolean cancelled;

    public Reports(Executor ui, Consumer<Report> shown) {
        this.ui = ui;
        this.shown = shown;
    }

    @Override
    public void report(String what, double fraction) {
        if (newest.getAndSet(new Report(what, fraction)) == null) {
            ui.execute(this::take);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** Asks the job to end. */
    public void cancel() {
        cancelled = true;
    }

    /** Forgets what was not shown yet. */
    public void clear() {
        newest.set(null);
    }

    private void take() {
        Report report = newest.getAndSet(null);
        if (report != null) {
            shown.accept(report);
        }
    }
}
