package org.inversight.ui.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.engine.EngineSettings;
import org.inversight.experiment.Experiment;
import org.inversight.run.Ending;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.jspecify.annotations.Nullable;

/** The run on the stage: start, pause, step, stop, reset, and what of the setup it lacks. */
public final class RunModel implements Transport {

    private final OpeningModel opening;
    private final SetupModel setup;
    private final EngineModel engine;
    private final PlaybackModel playback;
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunStatus> status;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> pending = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(false);
    private final Beat beat = new Beat();

    /** What the run was asked to compute; it takes it up between two steps. */
    private @Nullable Experiment told;

    /** Whether no more than a step was asked for while the engine was not there. */
    private boolean single;

    public RunModel(SetupModel setup, EngineModel engine, OpeningModel opening, PlaybackModel playback) {
        this.opening = opening;
        this.setup = setup;
        this.engine = engine;
        this.playback = playback;
        this.status = new ReadOnlyObjectWrapper<>(idle());
        setup.draftProperty().addListener((o, before, now) -> follow(now));
        run.addListener((o, before, now) -> told = now == null ? null : now.experiment());
        engine.problemProperty().subscribe(this::giveUp);
        engine.infoProperty().addListener((o, before, now) -> {
            if (now != null && waiting.get()) {
                waiting.set(false);
                go(single);
            }
        });
    }

    private void giveUp(@Nullable Problem why) {
        if (why != null) {
            waiting.set(false); // an engine that starts later begins no run that nobody asked it for
        }
    }

    private RunStatus idle() {
        return new RunStatus(RunState.IDLE, 0, setup.draft().steps(), 0, 0, "", null);
    }

    /** Starts, pauses or goes on; before the engine is there, starts as soon as it is. */
    @Override
    public void startOrPause() {
        RunState state = status.get().state();
        if (waiting.get()) {
            waiting.set(false);
        } else if (state == RunState.RUNNING || state == RunState.PREPARING) {
            current().ifPresent(Run::pause);
            refresh();
        } else if (!engine.ready()) {
            single = false;
            waiting.set(engine.problemProperty().get() == null);
        } else {
            go(false);
        }
    }

    @Override
    public void step() {
        if (engine.ready()) {
            go(true);
        }
    }

    @Override
    public void stop() {
        waiting.set(false);
        current().ifPresent(Run::stop);
        refresh();
    }

    /** Back to step 0 with the seed as it stands, and whatever was changed on the left. */
    @Override
    public void reset() {
        waiting.set(false);
        Optional<Run> before = current();
        run.set(null);
        before.ifPresent(Run::close); // after the next one has begun from it
        problem.set(null);
        playback.clear();
        pending.set(List.of());
        status.set(idle());
    }

    /**
     * Goes on from the shown step with what is set up; the steps until there stay on the timeline, and the run that made
     * them ends.
     */
    public void branch() {
        Run from = run.get();
        Snapshot shown = playback.shownProperty().get();
        if (from == null || shown == null) {
            return;
        }
        Run next;
        try {
            next = from.branch(
                    shown.step(), setup.draft().withDevice(from.experiment().device()));
        } catch (IllegalArgumentException e) {
            problem.set(Problem.of("No branch from here", e));
            return;
        }
        waiting.set(false);
        problem.set(null);
        pending.set(List.of());
        playback.dropPreview();
        List<Snapshot> known = next.timeline().all();
        run.set(next);
        opening.beginFrom(next);
        from.close(); // after the next one has begun from it
        playback.record(known);
        playback.backToLive();
        next.play();
        refresh();
    }

    /** Shows a run that has ended, with its recorded steps. */
    public void show(Run ended) {
        reset();
        run.set(ended);
        playback.record(ended.timeline().all());
        refresh();
    }

    /** Resets and starts: applies what could not change under way. */
    public void restart() {
        reset();
        startOrPause();
    }

    /** Puts the sentence away. */
    public void dismissProblem() {
        problem.set(null);
    }

    /** Reads the run's newest state; called once a pulse. */
    public void pulse(long now) {
        boolean falls = beat.falls(now);
        Run running = run.get();
        if (running != null) {
            RunStatus newest = running.status();
            if (falls || newest.state() != status.get().state()) {
                take(running, newest.state());
                show(running, newest);
            }
        }
        playback.pulse(now);
    }

    /** What it has recorded by the time it was in this state. */
    private void take(Run running, RunState state) {
        Optional<Snapshot> newest = running.poll();
        if (newest.isPresent() && newest.get().runId() == running.id()) {
            playback.record(running.timeline().all());
        }
        if (state == RunState.RUNNING) {
            running.preview().filter(images -> images.runId() == running.id()).ifPresent(playback::preview);
        } else if (state == RunState.FAILED) {
            playback.dropPreview(); // whatever it says is of the last images that were evaluated
        }
    }

    /** Stops the run and lets it go, since the window closes; nothing that is shown changes. */
    public void close() {
        current().ifPresent(Run::close);
    }

    /** Plays or makes a step, on the device that is set up. */
    private void go(boolean step) {
        Run running = run.get();
        boolean anew = running == null || running.status().state().ended();
        Experiment wanted = setup.draft();
        if (anew && !engine.startedFor(wanted.device())) {
            reset();
            single = step;
            waiting.set(true);
            engine.start(new EngineSettings(wanted.device(), wanted.threads()));
            return;
        }
        playback.backToLive();
        Run going = fresh();
        if (step) {
            going.step();
        } else {
            going.play();
        }
        refresh();
    }

    /** The run that can go on, or a new one. */
    private Run fresh() {
        Run running = run.get();
        if (running == null || running.status().state().ended()) {
            reset();
            running = opening.take(setup.draft());
            run.set(running);
            told = setup.draft(); // of which it may not have taken up everything yet
        }
        return running;
    }

    private void follow(Experiment wanted) {
        Run running = run.get();
        if (running == null) {
            status.set(idle());
            return;
        }
        Experiment now = running.experiment();
        Experiment asked = told;
        if (asked != null && !running.status().state().ended() && Draft.alike(now, wanted)) {
            // not against the run's own: it takes up what it is told between two steps
            Map<String, Object> changes = Draft.live(setup.catalogue(), asked, wanted);
            if (!changes.isEmpty()) {
                running.change(changes);
            }
            if (asked.steps() != wanted.steps()) {
                running.setSteps(wanted.steps());
            }
            told = asked.withParameters(wanted.parameters()).withSteps(wanted.steps());
        }
        pending.set(Draft.restarts(setup.catalogue(), now, wanted));
        refresh();
    }

    private void refresh() {
        Run running = run.get();
        if (running != null) {
            show(running, running.status());
        }
    }

    private void show(Run running, RunStatus now) {
        RunStatus before = status.get();
        if (!now.equals(before)) {
            status.set(now);
            Ending ending = now.ending();
            if (now.state() == RunState.FAILED && before.state() != RunState.FAILED && ending != null) {
                problem.set(new Problem(
                        ending.reason() == Ending.Reason.DIVERGED ? "The run diverged" : "The run ended early",
                        ending.sentence(),
                        "%s%nreason: %s%nstep: %d of %d%nexperiment: %s"
                                .formatted(
                                        ending.sentence(),
                                        ending.reason().id(),
                                        now.step(),
                                        now.steps(),
                                        running.experiment())));
            }
        }
    }

    private Optional<Run> current() {
        return Optional.ofNullable(run.get());
    }

    /** The run; null before the first start and after a reset. */
    public ReadOnlyObjectProperty<@Nullable Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<RunStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** What ended the run early; null where nothing did, or it was dismissed. */
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was changed on the left and takes a restart, in a few words each. */
    public ReadOnlyObjectProperty<List<String>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** Whether the run starts as soon as the engine is there. */
    public ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }
}
