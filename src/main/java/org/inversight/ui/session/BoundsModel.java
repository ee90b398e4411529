package org.inversight.ui.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.metric.Bounds;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** What genuine images and chance reach beside the run on the stage; asked once a run, after its first images. */
public final class BoundsModel {

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
        // the first image does not wait for it
        if (run != null && shown != null && shown.step() > 0) {
            asked = run;
            UiFutures.take(run.bounds(), ui, (found, failure) -> {
                if (run == asked && failure == null) {
                    bounds.set(found);
                }
            });
        }
    }

    /** {@link Bounds#NONE} while nothing is known. */
    public ReadOnlyObjectProperty<Bounds> boundsProperty() {
        return bounds.getReadOnlyProperty();
    }
}
