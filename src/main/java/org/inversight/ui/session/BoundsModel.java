package org.inversight.ui.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.metric.Bounds;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** What genuine images and chance reach beside the run on the stage; asked once a run, after its first images. */
public final class BoundsModel {

    private static final double EARLIEST_SECONDS = 3;

    private final RunModel runs;
    private final PlaybackModel playback;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<Bounds> bounds = new ReadOnlyObjectWrapper<>(Bounds.NONE);
    private @Nullable Run asked;

    public BoundsModel(RunModel runs, PlaybackModel playback, Executor ui) {
        this.runs = runs;
        this.playback = playback;
        this.ui = ui;
        runs.runProperty().addListener((o, before, now) -> ask());
        playback.shownProperty().addListener((o, before, now) -> ask());
        runs.statusProperty().addListener((o, before, now) -> ask());
    }

    @SuppressWarnings("ReferenceEquality")
    private void ask() {
        Run run = runs.runProperty().get();
        Snapshot shown = playback.shownProperty().get();
        if (run == asked) {
            return;
        }
        bounds.set(Bounds.NONE);
        asked = null;
        if (run != null && shown != null && due(run, shown)) {
            asked = run;
            UiFutures.take(run.bounds(), ui, (found, failure) -> {
                if (run == asked && failure == null) {
                    bounds.set(found);
                }
            });
        }
    }

    /**
     * Whether there is time for it: it may take a second, for which the first images of a run do not wait.
     *
     * @param shown of the run
     */
    public static boolean due(Run run, Snapshot shown) {
        return shown.runId() == run.id()
                && shown.step() > 0
                && (shown.seconds() >= EARLIEST_SECONDS || run.status().state() != RunState.RUNNING);
    }

    /** {@link Bounds#NONE} while nothing is known. */
    public ReadOnlyObjectProperty<Bounds> boundsProperty() {
        return bounds.getReadOnlyProperty();
    }
}
