package org.inversight.ui.session;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.run.Preview;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** Which recorded step is shown: the newest, or one that the person went back to. */
public final class PlaybackModel {

    /** A whole replay takes about this long. */
    private static final double REPLAY_SECONDS = 6;

    private static final double NANOS = 1e9;

    private final ReadOnlyObjectWrapper<List<Snapshot>> recorded = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper replaying = new ReadOnlyBooleanWrapper(false);
    private boolean images = true;
    private long replayedSince;

    /** Forgets everything: another run begins. */
    public void clear() {
        replaying.set(false);
        live.set(true);
        recorded.set(List.of());
        shown.set(null);
        dropPreview();
    }

    /** Takes a newer state of the timeline. */
    public void record(List<Snapshot> snapshots) {
        recorded.set(snapshots);
        if (live.get() && !snapshots.isEmpty()) {
            shown.set(snapshots.getLast());
        }
        Preview newer = preview.get();
        if (newer != null && !snapshots.isEmpty() && snapshots.getLast().step() >= newer.step()) {
            dropPreview();
        }
    }

    /** Takes images that are newer than the newest snapshot, where that is followed and images are looked at. */
    public void preview(Preview newer) {
        Snapshot now = shown.get();
        if (previewed() && now != null && newer.step() > now.step()) {
            preview.set(newer);
        }
    }

    /** Whether newer images than the newest snapshot's would be shown. */
    public boolean previewed() {
        return live.get() && images;
    }

    /** Forgets newer images: what is shown are those of the snapshot. */
    public void dropPreview() {
        preview.set(null);
    }

    /** @param on whether images are looked at, and not something that only snapshots have */
    public void watchImages(boolean on) {
        images = on;
        if (!on) {
            dropPreview();
        }
    }

    /** Goes on with a replay; called once a pulse. */
    public void pulse(long now) {
        if (!replaying.get()) {
            return;
        }
        List<Snapshot> all = recorded.get();
        if (replayedSince == 0) {
            replayedSince = now;
        }
        double done = (now - replayedSince) / NANOS / REPLAY_SECONDS;
        int index = (int) (done * all.size());
        if (index >= all.size()) {
            replaying.set(false);
            backToLive();
        } else {
            shown.set(all.get(index));
        }
    }

    /** Shows the recorded snapshot that is nearest to a step, and stays there. */
    public void showStep(double step) {
        List<Snapshot> all = recorded.get();
        Snapshot nearest = null;
        for (Snapshot snapshot : all) {
            if (nearest == null || Math.abs(snapshot.step() - step) < Math.abs(nearest.step() - step)) {
                nearest = snapshot;
            }
        }
        if (nearest != null) {
            replaying.set(false);
            live.set(nearest.step() == all.getLast().step());
            shown.set(nearest);
            if (!live.get()) {
                dropPreview();
            }
        }
    }

    /** Goes some recorded snapshots forward or back. */
    public void move(int by) {
        List<Snapshot> all = recorded.get();
        Snapshot now = shown.get();
        if (now != null && !all.isEmpty()) {
            int index = 0;
            while (index < all.size() - 1 && all.get(index).step() < now.step()) {
                index++;
            }
            showStep(all.get(Math.clamp(index + by, 0, all.size() - 1)).step());
        }
    }

    /** Follows the newest snapshot again. */
    public void backToLive() {
        replaying.set(false);
        live.set(true);
        if (!recorded.get().isEmpty()) {
            shown.set(recorded.get().getLast());
        }
    }

    /** Shows the whole way from the first step on, or stops doing so. */
    public void toggleReplay() {
        if (replaying.get()) {
            replaying.set(false);
        } else if (recorded.get().size() > 1) {
            replayedSince = 0;
            live.set(false);
            replaying.set(true);
            shown.set(recorded.get().getFirst());
            dropPreview();
        }
    }

    /** The recorded snapshots in order of their steps. */
    public ReadOnlyObjectProperty<List<Snapshot>> recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /** What is on the stage; null before the first image. */
    public ReadOnlyObjectProperty<@Nullable Snapshot> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Images that are newer than {@link #shownProperty}, and evaluated by nobody; null for none. */
    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whether the newest snapshot is followed. */
    public ReadOnlyBooleanProperty liveProperty() {
        return live.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty replayingProperty() {
        return replaying.getReadOnlyProperty();
    }
}
