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

/** The selected picture and the private picture that is nearest to it. */
public final class SelectionModel {

    /** Nothing is selected. */
    public static final int NONE = -1;

    /** While the run goes on, the nearest private picture is looked up at most this often. */
    private static final long INTERVAL_NANOS = 700_000_000L;

    private record Question(long run, int step, int picture) {}

    private final Executor ui;
    private final RunModel runs;
    private final PlaybackModel playback;
    private final ReadOnlyIntegerWrapper picture = new ReadOnlyIntegerWrapper(NONE);
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
            } else if (picture.get() >= now.images().count()) {
                select(NONE);
            }
        });
    }

    /** Selects a picture of the shown snapshot, by its position. */
    public void select(int position) {
        if (picture.get() != position) {
            neighbour.set(null);
            trouble.set("");
            answered = null;
            askedAt = 0;
        }
        picture.set(position);
    }

    /** Moves the selection in the grid; the first move selects the first picture. */
    public void move(int columns, int rows) {
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        if (snapshot == null || run == null) {
            return;
        }
        int width = Math.max(1, run.experiment().restarts());
        int height = snapshot.images().count() / width;
        if (picture.get() == NONE) {
            select(0);
            return;
        }
        int column = Math.clamp(picture.get() % width + columns, 0, width - 1);
        int row = Math.clamp(picture.get() / width + rows, 0, height - 1);
        select(row * width + column);
    }

    /** Asks for the nearest private picture where it is due; called once a pulse. */
    public void pulse(long now) {
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        if (asking || picture.get() == NONE || snapshot == null || run == null) {
            return;
        }
        Question question = new Question(snapshot.runId(), snapshot.step(), picture.get());
        if (question.equals(answered) || (askedAt != 0 && now - askedAt < INTERVAL_NANOS)) {
            return;
        }
        asking = true;
        askedAt = now;
        Answers.take(run.nearest(snapshot, question.picture()), ui, (found, failure) -> take(question, found, failure));
    }

    private void take(Question question, @Nullable Neighbour found, @Nullable Throwable failure) {
        asking = false;
        if (question.picture() != picture.get()) {
            return;
        }
        answered = question;
        neighbour.set(found);
        trouble.set(
                failure == null
                        ? ""
                        : Problem.of("No nearest private picture", failure).sentence());
    }

    /** The position of the selected picture, or {@link #NONE}. */
    public ReadOnlyIntegerProperty pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /** The nearest private picture; null while it is not known. */
    public ReadOnlyObjectProperty<@Nullable Neighbour> neighbourProperty() {
        return neighbour.getReadOnlyProperty();
    }

    /** Why there is no nearest private picture, one sentence; empty where there is. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
