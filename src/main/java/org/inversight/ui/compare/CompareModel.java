package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.inversight.engine.EngineSettings;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.run.Comparison;
import org.inversight.run.Laboratory;
import org.inversight.run.Preview;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.session.Beat;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Transport;
import org.inversight.ui.session.UiFutures;
import org.jspecify.annotations.Nullable;

/** The runs that stand beside each other: which there are, how they go on, and which step of each is shown. */
public final class CompareModel implements Transport {

    private final Laboratory laboratory;
    private final SetupModel setup;
    private final EngineModel engine;
    private final RunModel runs;
    private final Executor ui;
    private final PlaybackModel playback = new PlaybackModel();
    private final ReadOnlyObjectWrapper<List<Side>> sides = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<RunStatus>> statuses = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<@Nullable Snapshot>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<@Nullable Preview>> previews = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<RunStatus> status;
    private final ReadOnlyObjectWrapper<List<Run>> running = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable LoadSummary> summary = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper asked = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(false);

    /** Sides of one's own, kept while the window is open. */
    private final ObservableList<Experiment> chosen = FXCollections.observableArrayList();

    private @Nullable Comparison comparison;

    /** Sides that begin as soon as the engine is there. */
    private List<Experiment> waiting = List.of();

    private final Beat beat = new Beat();

    public CompareModel(Laboratory laboratory, SetupModel setup, EngineModel engine, RunModel runs, Executor ui) {
        this.laboratory = laboratory;
        this.setup = setup;
        this.engine = engine;
        this.runs = runs;
        this.ui = ui;
        possible.bind(engine.infoProperty().isNotNull());
        this.status = new ReadOnlyObjectWrapper<>(Together.of(List.of()));
        playback.shownProperty().addListener((o, before, now) -> follow(now));
        playback.liveProperty().addListener((o, before, now) -> previews.set(nothing()));
        engine.infoProperty().addListener((o, before, now) -> {
            List<Experiment> next = waiting;
            waiting = now == null ? waiting : List.of();
            if (now != null
                    && !next.isEmpty()
                    && engine.startedFor(next.getFirst().device())) {
                begin(next);
            }
        });
        engine.problemProperty().addListener((o, before, now) -> waiting = now == null ? waiting : List.of());
        standing.bind(Bindings.createStringBinding(
                () -> open.get()
                        ? Standing.of(sides.get(), shown.get(), status.get().steps())
                        : "",
                open,
                shown,
                status));
    }

    /** Asks what is to be compared. */
    public void ask() {
        asked.set(asked.get() + 1);
    }

    /**
     * Opens a comparison and starts it; the run on the stage pauses, and waits there. While it has not ended, its device
     * is that of the sides: another one would end it.
     */
    public void begin(List<Experiment> wanted) {
        Run onStage = runs.runProperty().get();
        List<Experiment> experiments = onStage == null
                        || onStage.status().state().ended()
                ? wanted
                : wanted.stream()
                        .map(side -> side.withDevice(onStage.experiment().device()))
                        .toList();
        RunState state = runs.statusProperty().get().state();
        if (state == RunState.RUNNING || state == RunState.PREPARING) {
            runs.startOrPause();
        }
        Experiment first = experiments.getFirst();
        if (!engine.startedFor(first.device())) {
            waiting = experiments;
            engine.start(new EngineSettings(first.device(), first.threads()));
            return;
        }
        waiting = List.of();
        sides.set(Sides.named(setup.catalogue(), experiments));
        open.set(true);
        again();
        startOrPause();
    }

    private void again() {
        Comparison before = comparison;
        Comparison now =
                laboratory.compare(sides.get().stream().map(Side::experiment).toList(), Progress.NONE);
        comparison = now;
        running.set(now.sides());
        if (before != null) {
            before.close();
        }
        playback.clear();
        previews.set(nothing());
        shown.set(nothing());
        UiFutures.take(now.sides().getFirst().opened(), ui, (found, failure) -> {
            if (now.equals(comparison)) {
                summary.set(found);
            }
        });
        refresh();
    }

    private <T> List<@Nullable T> nothing() {
        List<@Nullable T> none = new ArrayList<>();
        sides.get().forEach(side -> none.add(null));
        return none;
    }

    @Override
    public void startOrPause() {
        if (status.get().state() == RunState.RUNNING || status.get().state() == RunState.PREPARING) {
            current().pause();
        } else {
            if (status.get().state().ended()) {
                again();
            }
            playback.backToLive();
            current().play();
        }
        refresh();
    }

    @Override
    public void step() {
        playback.backToLive();
        current().step();
        refresh();
    }

    @Override
    public void stop() {
        current().stop();
        refresh();
    }

    /** Back to step 0, with the same sides. */
    @Override
    public void reset() {
        again();
    }

    /** Ends the comparison; the run that was on the stage before is there again. */
    public void leave() {
        waiting = List.of();
        if (comparison != null) {
            comparison.close();
            comparison = null;
            open.set(false);
            playback.clear();
            sides.set(List.of());
            running.set(List.of());
            statuses.set(List.of());
            previews.set(List.of());
            shown.set(List.of());
            summary.set(null);
            status.set(Together.of(List.of()));
        }
    }

    /** Lets the runs go, since the window closes; nothing that is shown changes. */
    public void close() {
        if (comparison != null) {
            comparison.close();
        }
    }

    /** Sets a side up as it is, and ends the comparison. */
    void keep(int side) {
        Experiment kept = sides.get().get(side).experiment();
        leave();
        setup.take(kept, Map.of());
    }

    /** Takes what is new; called once a pulse. */
    public void pulse(long now) {
        Comparison running = comparison;
        if (running == null) {
            return;
        }
        if (beat.falls(now)) {
            List<RunStatus> newest = running.sides().stream().map(Run::status).toList();
            take(running);
            preview(running, newest);
            show(newest);
        }
        playback.pulse(now);
    }

    private void take(Comparison running) {
        boolean news = false;
        for (Run side : running.sides()) {
            news |= side.poll().isPresent();
        }
        if (news) {
            playback.record(ShownSteps.furthest(running.sides()).timeline().all());
            follow(playback.shownProperty().get());
        }
    }

    private void preview(Comparison running, List<RunStatus> newest) {
        List<@Nullable Preview> now = new ArrayList<>(previews.get());
        for (int s = 0; s < running.sides().size(); s++) {
            Preview newer = running.sides().get(s).preview().orElse(null);
            RunState state = newest.get(s).state();
            if (state == RunState.FAILED || !playback.previewed()) {
                now.set(s, null);
            } else if (newer != null && state == RunState.RUNNING) {
                now.set(s, newer);
                playback.preview(newer);
            }
        }
        if (!now.equals(previews.get())) {
            previews.set(now);
        }
    }

    /** @param on whether the sides' images are seen, and not how they differ */
    void watchImages(boolean on) {
        playback.watchImages(on);
        previews.set(nothing());
    }

    /** Of each side the recorded step that is nearest before the one that is shown. */
    private void follow(@Nullable Snapshot at) {
        Comparison running = comparison;
        if (running == null || at == null) {
            return;
        }
        List<@Nullable Snapshot> now = ShownSteps.at(running.sides(), at.step());
        if (!ShownSteps.same(now, shown.get())) {
            shown.set(now);
        }
    }

    private void refresh() {
        Comparison running = comparison;
        if (running != null) {
            show(running.sides().stream().map(Run::status).toList());
        }
    }

    private void show(List<RunStatus> now) {
        if (!now.equals(statuses.get())) {
            statuses.set(now);
            status.set(Together.of(now));
        }
    }

    private Comparison current() {
        return Objects.requireNonNull(comparison, "no comparison is open");
    }

    /** Sides of one's own that are being put together. */
    ObservableList<Experiment> chosen() {
        return chosen;
    }

    /** The runs of the sides; none where no comparison is open. */
    public List<Run> running() {
        return running.get();
    }

    /** The runs of the sides, as {@link #running()}. */
    public ReadOnlyObjectProperty<List<Run>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What the sides are called, in the order of {@link #running()}. */
    public List<String> titles() {
        return sides.get().stream().map(Side::title).toList();
    }

    /** Which of the recorded steps is shown. */
    public PlaybackModel playback() {
        return playback;
    }

    ReadOnlyObjectProperty<List<Side>> sidesProperty() {
        return sides.getReadOnlyProperty();
    }

    /** How each side stands. */
    ReadOnlyObjectProperty<List<RunStatus>> statusesProperty() {
        return statuses.getReadOnlyProperty();
    }

    /** What is shown of each side; null before its first image. */
    ReadOnlyObjectProperty<List<@Nullable Snapshot>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Newer images of a side than its snapshot's, where the newest are followed; null for none. */
    @Nullable
    Preview newer(int side) {
        Snapshot snapshot = shown.get().get(side);
        Preview newest = previews.get().get(side);
        return playback.previewed() && snapshot != null && newest != null && newest.step() > snapshot.step()
                ? newest
                : null;
    }

    /** The newest images of each side that nobody has evaluated; null where there are none. */
    ReadOnlyObjectProperty<List<@Nullable Preview>> previewsProperty() {
        return previews.getReadOnlyProperty();
    }

    /** The step whose images all sides that go on show at least; -1 before their first. */
    public int shownStep() {
        int step = Integer.MAX_VALUE;
        boolean going = !status.get().state().ended();
        for (int s = 0; s < shown.get().size(); s++) {
            if (going && statuses.get().get(s).state().ended()) {
                continue;
            }
            Snapshot snapshot = shown.get().get(s);
            Preview newer = newer(s);
            step = Math.min(step, newer != null ? newer.step() : snapshot == null ? -1 : snapshot.step());
        }
        return step == Integer.MAX_VALUE ? -1 : step;
    }

    /** What was loaded for the first side; null before that. */
    ReadOnlyObjectProperty<@Nullable LoadSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<RunStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** How they stand, in a sentence; empty where no comparison is open. */
    public ReadOnlyStringProperty standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** How often it was asked what is to be compared: whoever can ask the person, does so at each change. */
    public ReadOnlyIntegerProperty askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Whether the engine is there to compare with. */
    public ReadOnlyBooleanProperty possibleProperty() {
        return possible.getReadOnlyProperty();
    }

    /** Whether a comparison has the stage. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }
}
