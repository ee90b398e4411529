package org.inversight.ui.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.data.Album;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.LineUp;
import org.inversight.metric.Verdict;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.LoadedModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.jspecify.annotations.Nullable;

/**
 * The line-ups of a run, what the viewer picked, and the score. Scores are kept for each variant of an attack, so that
 * variants can be compared by eye.
 */
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
     * @param score of this variant, with this line-up if it is decided
     * @param others scores of the other variants, the latest last
     */
    public record State(LineUp lineUp, int number, int of, int picked, LineUpScore score, List<LineUpScore> others) {

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
    private final Catalogue catalogue;
    private final SequencedMap<String, LineUpScore> scores = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private List<LineUp> all = List.of();
    private long runId;
    private int round;

    public LineUpModel(PlaybackModel playback, RunModel runs, LoadedModel loaded, Catalogue catalogue) {
        this.playback = playback;
        this.runs = runs;
        this.loaded = loaded;
        this.catalogue = catalogue;
        playback.shownProperty().addListener((o, before, now) -> take(now));
    }

    /** The private images; null where there are not enough people for a line-up. */
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
        List<Integer> persons =
                snapshot.verdicts().stream().map(Verdict::classIndex).toList();
        LoadSummary summary = loaded.of(run.experiment());
        Map<Integer, List<Integer>> alike = summary == null ? Map.of() : summary.lookAlikes();
        all = LineUp.draw(persons, album, alike, run.experiment().seed() + round);
        state.set(all.isEmpty() ? null : standing(all.getFirst(), 1, run.experiment()));
    }

    /** A line-up that is not decided yet. */
    private State standing(LineUp lineUp, int number, Experiment experiment) {
        LineUpScore none =
                new LineUpScore(String.valueOf(experiment.sample()), VariantWords.of(catalogue, experiment), 0, 0);
        LineUpScore score = scores.getOrDefault(key(none), none);
        List<LineUpScore> others =
                scores.values().stream().filter(score::comparable).toList();
        return new State(lineUp, number, all.size(), NONE, score, others);
    }

    private static String key(LineUpScore score) {
        return score.sample() + "/" + score.variant();
    }

    /** The viewer picks a person; the first pick counts. */
    public void pick(int candidate) {
        State now = state.get();
        if (now == null || now.decided() || candidate < 0 || candidate >= LineUp.SIZE) {
            return;
        }
        LineUpScore score = now.score().with(candidate == now.lineUp().answer());
        scores.putLast(key(score), score);
        state.set(new State(now.lineUp(), now.number(), now.of(), candidate, score, now.others()));
    }

    /** The next line-up once this one is evaluated; after the last one others are drawn. */
    public void next() {
        State now = state.get();
        if (now == null || !now.decided()) {
            return;
        }
        if (!now.last()) {
            LineUp following = all.get(now.number());
            state.set(new State(following, now.number() + 1, now.of(), NONE, now.score(), now.others()));
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
