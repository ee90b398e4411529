package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.inversight.attack.LossTerm;
import org.inversight.attack.StepResult;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.loading.Materials;
import org.inversight.metric.Neighbour;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run on the optimiser thread. Fields without a guard of their own are touched by that thread only. */
final class EngineRun implements Run {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

    private final long id;
    private final OptimizerThread thread;
    private final SessionOpener opener;
    private final SessionHolder session;
    private final Catalogue catalogue;
    private final StateMachine machine = new StateMachine();
    private final LossHistory losses = new LossHistory();
    private final RunClock clock = new RunClock();
    private final Looks looks = new Looks(clock);
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    private volatile Experiment experiment;
    private volatile int steps;
    private volatile int step;
    private volatile @Nullable Ending ending;

    private List<LossTerm> terms = List.of();
    private boolean ticking;

    /** @param shared a run whose materials serve this one too, or null */
    EngineRun(
            long id,
            Experiment experiment,
            OptimizerThread thread,
            SessionOpener opener,
            Catalogue catalogue,
            @Nullable EngineRun shared) {
        this.id = id;
        this.experiment = experiment;
        this.steps = experiment.steps();
        this.thread = thread;
        this.opener = opener;
        this.session = new SessionHolder(opener, shared == null ? null : shared.session);
        this.catalogue = catalogue;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Experiment experiment() {
        return experiment.withSteps(steps);
    }

    @Override
    public RunStatus status() {
        return new RunStatus(machine.get(), step, steps, clock.speed(), clock.stepMillis(), session.doing(), ending);
    }

    /** Loads, and shows step 0. */
    void open(Progress progress) {
        CompletableFuture<Boolean> unused = thread.compute(() -> {
                    if (machine.get() == RunState.IDLE && !session.leaving()) {
                        openNow(progress);
                    }
                    return true;
                })
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        session.fail(failure);
                    }
                });
    }

    @Override
    public CompletableFuture<LoadSummary> opened() {
        return session.opened();
    }

    @Override
    public CompletableFuture<Snapshot> begun() {
        return session.begun();
    }

    @Override
    public Run again(Experiment other) {
        if (!other.needs().equals(experiment.needs())) {
            throw new IllegalArgumentException("The experiment needs other models or images; open it anew.");
        }
        return opener.another(this, other);
    }

    @Override
    public CompletableFuture<Neighbour> nearest(Snapshot snapshot, int image) {
        return thread.compute(() -> session.open().nearest(snapshot, image));
    }

    @Override
    public CompletableFuture<RunReport> report() {
        return thread.compute(() -> session.open().report(this, Objects.requireNonNull(latest())));
    }

    @Override
    public void play() {
        post(() -> {
            if (ready() && machine.transition(RunState.RUNNING)) {
                clock.resume();
                startTicking();
            }
        });
    }

    @Override
    public void pause() {
        post(this::pauseNow);
    }

    @Override
    public void step() {
        post(() -> {
            if (!ready()) {
                return;
            }
            if (machine.get() == RunState.PREPARING) {
                machine.transition(RunState.PAUSED);
            }
            pauseNow();
            catchUp(step + 1);
        });
    }

    /** Takes its snapshots at the steps at which the leader takes its own. */
    void follow(EngineRun leader) {
        looks.follow(leader.looks, () -> leader.machine.get() == RunState.RUNNING);
    }

    /** A paused run goes on up to a step, and pauses; on the optimiser thread. */
    void catchUp(int wanted) {
        while (machine.get() == RunState.PAUSED && step < wanted) {
            clock.resume();
            stepOnce();
            clock.pause();
            if (!machine.get().ended()) {
                snapshot(true, looks.watched());
            }
        }
    }

    @Override
    public void stop() {
        post(() -> end(RunState.STOPPED, Ending.stopped(step, steps)));
    }

    @Override
    public void change(Map<String, Object> changes) {
        post(() -> {
            experiment = catalogue.changed(experiment, changes);
            Session work = session.get();
            if (work != null) {
                work.attack().attack().change(catalogue.values(experiment));
            }
        });
    }

    @Override
    public void setSteps(int newSteps) {
        post(() -> {
            steps = Math.max(1, newSteps);
            if (step >= steps && (machine.get() == RunState.RUNNING || machine.get() == RunState.PAUSED)) {
                finish();
            }
        });
    }

    @Override
    public void showPanels(String id) {
        looks.watch(id);
    }

    @Override
    public Optional<Snapshot> poll() {
        return looks.poll();
    }

    @Override
    public Timeline timeline() {
        return looks.timeline();
    }

    @Override
    public LossHistory losses() {
        return losses;
    }

    @Override
    public RunTimes times() {
        return clock.times(step);
    }

    @Override
    public CompletableFuture<Ending> ended() {
        return ended;
    }

    @Override
    public void close() {
        session.leave();
        post(this::release);
    }

    /** Stops and releases, without a last look; on the optimiser thread. */
    void release() {
        session.leave();
        end(RunState.STOPPED, Ending.stopped(step, steps));
        session.close();
    }

    /** What it works with, while it is open. */
    @Nullable
    Materials materials() {
        Session work = session.get();
        return work == null ? null : work.materials();
    }

    /** Whatever escapes from a task ends the run, so that waiting for its end always terminates. */
    private void post(Runnable task) {
        thread.post(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                breakOff(e);
                throw e;
            }
        });
    }

    private void breakOff(Throwable e) {
        try {
            end(RunState.FAILED, Ending.broken(e, step));
        } finally {
            machine.transition(RunState.FAILED);
            ended.completeExceptionally(e); // nothing, where there is an ending
        }
    }

    /** Whether it can make steps; what keeps it from that ends it. */
    private boolean ready() {
        if (machine.get() != RunState.IDLE) {
            return session.get() != null && !machine.get().ended();
        }
        machine.transition(RunState.PREPARING);
        try {
            openNow(Progress.NONE);
            clock.begin();
            return session.get() != null && !machine.get().ended();
        } catch (Exception | Error e) {
            if (session.leaving()) {
                end(RunState.STOPPED, Ending.stopped(step, steps));
            } else {
                fail(e);
            }
            return false;
        }
    }

    private void openNow(Progress progress) throws Exception {
        if (session.get() != null) {
            return;
        }
        long from = System.nanoTime();
        session.open(experiment, progress);
        snapshot(false, false);
        clock.opened(System.nanoTime() - from);
        session.begin(latest());
    }

    private void pauseNow() {
        if (machine.transition(RunState.PAUSED)) {
            clock.pause();
            snapshot(true, looks.watched());
        }
    }

    private void startTicking() {
        if (!ticking) {
            ticking = true;
            post(this::tick);
        }
    }

    private void tick() {
        if (machine.get() != RunState.RUNNING) {
            ticking = false;
            return;
        }
        stepOnce();
        if (machine.get() == RunState.RUNNING) {
            if (looks.due(step)) {
                snapshot(looks.panelsWanted(step), looks.rankingWanted(session.get()));
            }
            post(this::tick);
        } else {
            ticking = false;
        }
    }

    private void stepOnce() {
        Session work = session.get();
        if (work == null) {
            return;
        }
        long from = System.nanoTime();
        try (NDManager scope = work.attack().scope()) {
            int next = step + 1;
            StepResult result = work.attack().attack().step(scope, next);
            for (LossTerm term : result.terms()) {
                if (!Double.isFinite(term.value())) {
                    end(RunState.FAILED, Ending.diverged(term, step + 1, looks.lastStep()));
                    return;
                }
            }
            step = next;
            terms = result.terms();
            losses.add(terms);
            clock.stepped(System.nanoTime() - from);
            StepResult.Stop stop = result.stop();
            if (stop != null) {
                snapshot(true, looks.watched());
                end(RunState.FINISHED, Ending.of(stop, step));
            } else if (step >= steps) {
                finish();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void finish() {
        clock.pause();
        snapshot(true, looks.watched());
        if (!machine.get().ended()) {
            end(RunState.FINISHED, Ending.finished(step));
        }
    }

    /**
     * Takes a snapshot of the present step, unless there is one with all that is asked for.
     *
     * @param panels whether it carries the attack's panels, which cost time
     * @param ranked whether its candidates are ranked, if it carries panels
     */
    private void snapshot(boolean panels, boolean ranked) {
        Session work = session.get();
        if (work == null || looks.known(step, panels)) {
            return;
        }
        long from = System.nanoTime();
        try {
            Snapshot snapshot = work.attack().look(id, step, terms, clock.seconds(), panels, ranked);
            if (snapshot == null) {
                end(RunState.FAILED, Ending.notNumbers(step, looks.lastStep()));
                return;
            }
            looks.take(snapshot, panels, System.nanoTime() - from);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        LOG.debug("The run failed.", e);
        end(RunState.FAILED, Ending.failed(e, step));
    }

    private void end(RunState state, Ending how) {
        if (machine.get().ended()) {
            return;
        }
        clock.pause();
        if (state == RunState.STOPPED && session.get() != null && !session.leaving()) {
            snapshot(true, looks.watched());
            if (machine.get().ended()) {
                return; // the last look found that the run had diverged
            }
        }
        ending = how;
        if (machine.transition(state)) {
            ended.complete(how);
        }
    }
}
