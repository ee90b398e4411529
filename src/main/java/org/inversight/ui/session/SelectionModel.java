package org.inversight.ui.session;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.inversight.metric.Neighbour;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** The selected image and the private image that is nearest to it. */
public final class SelectionModel {

    /** Nothing is selected. */
    public static final int NONE = -1;

    /** While the run goes on, the nearest private image is looked up at most this often. */
    private static final long INTERVAL_NANOS = 700_000_000L;

    private record Question(long run, int step, int image) {}

    private final Executor ui;
    private final RunModel runs;
    private final PlaybackModel playback;
    private final ReadOnlyIntegerWrapper image = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyObjectWrapper<@Nullable Neighbour> neighbour = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable Question answered;
    private boolean asking;
    private long askedAt;

    public SelectionModel(RunModel runs, PlaybackModel playback, Executor ui) {
        this.runs = runs;
        this.playback = playback;
        this.ui = ui;
        playback.shownProperty().addListener((o, before, now) -> {
            if (now == null) {
                select(NONE);
            } else if (image.get() >= now.images().count()) {
                select(NONE);
            }
        });
    }

    /** Selects an image of the shown snapshot, by its position. */
    public void select(int position) {
        if (image.get() != position) {
            neighbour.set(null);
            trouble.set("");
            answered = null;
            askedAt = 0;
        }
        image.set(position);
    }

    /** Moves the selection in the grid; the first move selects the first image. */
    public void move(int columns, int rows) {
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        if (snapshot == null || run == null) {
            return;
        }
        int width = Math.max(1, run.experiment().restarts());
        int height = snapshot.images().count() / width;
        if (image.get() == NONE) {
            select(0);
            return;
        }
        int column = Math.clamp(image.get() % width + columns, 0, width - 1);
        int row = Math.clamp(image.get() / width + rows, 0, height - 1);
        select(row * width + column);
    }

    /** Asks for the nearest private image where it is due; called once a pulse. */
    public void pulse(long now) {
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        if (asking || image.get() == NONE || snapshot == null || run == null) {
            return;
        }
        Question question = new Question(snapshot.runId(), snapshot.step(), image.get());
        if (question.equals(answered) || (askedAt != 0 && now - askedAt < INTERVAL_NANOS)) {
            return;
        }
        asking = true;
        askedAt = now;
        UiFutures.take(run.nearest(snapshot, question.image()), ui, (found, failure) -> take(question, found, failure));
    }

    private void take(Question question, @Nullable Neighbour found, @Nullable Throwable failure) {
        asking = false;
        if (question.image() != image.get()) {
            return;
        }
        answered = question;
        neighbour.set(found);
        trouble.set(
                failure == null
                        ? ""
                        : Problem.of("No nearest private image", failure).sentence());
    }

    /** The position of the selected image, or {@link #NONE}. */
    public ReadOnlyIntegerProperty imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** The nearest private image; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable Neighbour> neighbourProperty() {
        return neighbour.getReadOnlyProperty();
    }

    /** Why there is no nearest private image, one sentence; empty where there is. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
