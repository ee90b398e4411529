package org.inversight.ui.session;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Album;
import org.inversight.metric.LineUp;
import org.inversight.metric.Verdict;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** The line-ups of a run, what the viewer picked, and the score. */
public final class LineUpModel {

    /** Nothing is picked yet. */
    public static final int NONE = -1;

    /**
     * A line-up before the viewer.
     *
     * @param lineUp who stands in it
     * @param number of the line-up, from 1
     * @param of so many line-ups
     * @param picked which of the six, from 0, or {@link #NONE}
     * @param right line-ups in which the viewer was right, this one included
     * @param judged line-ups in which the viewer picked somebody, this one included
     */
    public record State(LineUp lineUp, int number, int of, int picked, int right, int judged) {

        public boolean decided() {
            return picked != NONE;
        }

        public boolean correct() {
            return picked == lineUp.answer();
        }

        /** Whether it is the last one. */
        public boolean last() {
            return number == of;
        }
    }

    private final PlaybackModel playback;
    private final RunModel runs;
    private final LoadedModel loaded;
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private List<LineUp> all = List.of();
    private long runId;
    private int round;

    public LineUpModel(PlaybackModel playback, RunModel runs, LoadedModel loaded) {
        this.playback = playback;
        this.runs = runs;
        this.loaded = loaded;
        playback.shownProperty().addListener((o, before, now) -> take(now));
    }

    /** The private pictures; null where there are not enough people for a line-up. */
    public @Nullable Album album() {
        Run run = runs.runProperty().get();
        Album album = run == null ? null : loaded.album(run.experiment());
        return album == null || !LineUp.possible(album) ? null : album;
    }

    private void take(@Nullable Snapshot snapshot) {
        Run run = runs.runProperty().get();
        Album album = album();
        if (snapshot == null || run == null || album == null) {
            all = List.of();
            state.set(null);
        } else if (all.isEmpty() || runId != snapshot.runId()) {
            runId = snapshot.runId();
            round = 0;
            draw(snapshot, run, album);
        }
    }

    private void draw(Snapshot snapshot, Run run, Album album) {
        List<Integer> persons = snapshot.verdicts().stream().map(Verdict::classIndex).toList();
        all = LineUp.draw(persons, album, run.experiment().seed() + round);
        state.set(all.isEmpty() ? null : new State(all.getFirst(), 1, all.size(), NONE, 0, 0));
    }

    /** The viewer says whom it is; the first word counts. */
    public void pick(int candidate) {
        State now = state.get();
        if (now == null || now.decided() || candidate < 0 || candidate >= LineUp.SIZE) {
            return;
        }
        boolean right = candidate == now.lineUp().answer();
        state.set(
                new State(
                        now.lineUp(),
                        now.number(),
                        now.of(),
                        candidate,
                        now.right() + (right ? 1 : 0),
                        now.judged() + 1));
    }

    /** The next line-up once this one is judged; after the last one others are drawn. */
    public void next() {
        State now = state.get();
        if (now == null || !now.decided()) {
            return;
        }
        if (!now.last()) {
            LineUp following = all.get(now.number());
            state.set(
                    new State(
                            following,
                            now.number() + 1,
                            now.of(),
                            NONE,
                            now.right(),
                            now.judged()));
            return;
        }
        Snapshot snapshot = playback.shownProperty().get();
        Run run = runs.runProperty().get();
        Album album = album();
        if (snapshot != null && run != null && album != null) {
            round++;
            draw(snapshot, run, album);
        }
    }

    /** The line-up before the viewer; null where there is none. */
    public ReadOnlyObjectProperty<@Nullable State> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
