package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.inversight.attack.LossTerm;
import org.inversight.attack.Ranking;
import org.inversight.attack.StepResult;
import org.inversight.catalog.Parameter;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.inversight.loading.Materials;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run on the optimiser thread. Fields without a guard of their own are touched by that thread
 * only.
 */
final class EngineRun implements Run {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

    /** Judging pictures may take one part in this many of the time. */
    private static final int SNAPSHOT_SHARE = 5;

    /** Between two snapshots of the first seconds, when most changes; in nanoseconds. */
    private static final long FIRST_INTERVAL = 150_000_000;

    /** Between two snapshots later: four pictures a second are still seen to move. */
    private static final long LATER_INTERVAL = 250_000_000;

    private static final double FIRST_SECONDS = 3;

    private final long id;
    private final OptimizerThread thread;
    private final RunPreparer preparer;
    private final Catalogue catalogue;
    private final StateMachine machine = new StateMachine();
    private final Timeline timeline = new Timeline();
    private final LossHistory losses = new LossHistory();
    private final RunClock clock = new RunClock();
    private final AtomicReference<@Nullable Snapshot> mailbox = new AtomicReference<>();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    private volatile Experiment experiment;
    private volatile int steps;
    private volatile int step;

    /** Nobody looks any more: the end takes no last snapshot, which may take seconds. */
    private volatile boolean leaving;

    private volatile String doing = "";
    private volatile @Nullable Ending ending;
    private volatile @Nullable String watched;

    private @Nullable PreparedAttack prepared;
    private List<LossTerm> terms = List.of();
    private boolean ticking;
    private boolean tabsKnown;

    /** Whether the last snapshot was asked for panels. */
    private boolean panelled;

    EngineRun(long id, Experiment experiment, OptimizerThread thread, RunPreparer preparer, Catalogue catalogue) {
        this.id = id;
        this.experiment = experiment;
        this.steps = experiment.steps();
        this.thread = thread;
        this.preparer = preparer;
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
        return new RunStatus(machine.get(), step, steps, clock.speed(), doing, ending);
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
            if (machine.get() == RunState.PAUSED) {
                clock.resume();
                stepOnce();
                clock.pause();
                if (!machine.get().ended()) {
                    snapshot(true, watched != null);
                }
            }
        });
    }

    @Override
    public void stop() {
        post(() -> end(RunState.STOPPED, Ending.stopped(step, steps)));
    }

    @Override
    public void change(Map<String, Object> changes) {
        post(() -> {
            Map<String, Object> values = new TreeMap<>(experiment.parameters());
            for (Parameter parameter : catalogue.parameters(experiment)) {
                Object value = changes.get(parameter.id());
                if (value != null && parameter.live()) {
                    try {
                        values.put(parameter.id(), parameter.parse(value));
                    } catch (IllegalArgumentException e) {
                        LOG.warn("A change is not applied: {}", e.getMessage());
                    }
                }
            }
            experiment = experiment.withParameters(values);
            if (prepared != null) {
                prepared.attack().change(catalogue.values(experiment));
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
        watched = id;
    }

    @Override
    public Optional<Snapshot> poll() {
        return Optional.ofNullable(mailbox.getAndSet(null));
    }

    @Override
    public Timeline timeline() {
        return timeline;
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
        leaving = true;
        post(this::release);
    }

    /** Stops and releases, without a last look; on the optimiser thread. */
    void release() {
        leaving = true;
        end(RunState.STOPPED, Ending.stopped(step, steps));
        if (prepared != null) {
            prepared.close();
            prepared = null;
        }
    }

    /** What it works with, while it is prepared. */
    @Nullable
    Materials materials() {
        return prepared == null ? null : prepared.materials();
    }

    /** Whatever escapes from a task ends the run; otherwise its end would be awaited for ever. */
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

    private boolean ready() {
        if (prepared != null) {
            return !machine.get().ended();
        }
        if (!machine.transition(RunState.PREPARING)) {
            return false;
        }
        try {
            prepared = preparer.prepare(experiment, (what) -> doing = what);
            clock.begin();
            doing = "Looking at step 0";
            snapshot(false, false);
            doing = "";
            return true;
        } catch (Exception | Error e) {
            fail(e);
            return false;
        }
    }

    private void pauseNow() {
        if (machine.transition(RunState.PAUSED)) {
            clock.pause();
            snapshot(true, watched != null);
        }
    }

    private boolean panelsWanted() {
        return watched != null && !RECONSTRUCTIONS.equals(watched);
    }

    private boolean rankingWanted() {
        return Ranking.PANEL.equals(watched)
                && prepared != null
                && !prepared.selections().selection().asks();
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
            if (step == 1 || lookedAt() && clock.sinceSnapshot() > interval()) {
                snapshot(panelsWanted() || step > 1 && !tabsKnown, rankingWanted());
            }
            post(this::tick);
        } else {
            ticking = false;
        }
    }

    /** Whether somebody took the last snapshot: nothing is computed that nobody looks at. */
    private boolean lookedAt() {
        return mailbox.get() == null;
    }

    private long interval() {
        long shortest = clock.seconds() < FIRST_SECONDS ? FIRST_INTERVAL : LATER_INTERVAL;
        return Math.max(shortest, SNAPSHOT_SHARE * clock.snapshotCost());
    }

    private void stepOnce() {
        PreparedAttack work = prepared;
        if (work == null) {
            return;
        }
        try (NDManager scope = work.scope()) {
            int next = step + 1;
            StepResult result = work.attack().step(scope, next);
            for (LossTerm term : result.terms()) {
                if (!Double.isFinite(term.value())) {
                    end(RunState.FAILED, Ending.diverged(term, step + 1, lastStep()));
                    return;
                }
            }
            step = next;
            terms = result.terms();
            losses.add(terms);
            clock.stepped();
            StepResult.Stop stop = result.stop();
            if (stop != null) {
                snapshot(true, watched != null);
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
        snapshot(true, watched != null);
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
        PreparedAttack work = prepared;
        Snapshot last = timeline.last();
        boolean known = last != null && last.step() == step;
        if (work == null || known && (panelled || !panels)) {
            return;
        }
        long from = System.nanoTime();
        try {
            Snapshot snapshot = work.look(id, step, terms, clock.seconds(), panels, ranked);
            if (snapshot == null) {
                end(RunState.FAILED, Ending.notNumbers(step, lastStep()));
                return;
            }
            tabsKnown |= panels;
            panelled = panels;
            timeline.add(snapshot);
            mailbox.set(snapshot);
            clock.snapshotTaken(step, System.nanoTime() - from);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private int lastStep() {
        Snapshot last = timeline.last();
        return last == null ? 0 : last.step();
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
        if (state == RunState.STOPPED && prepared != null && !leaving) {
            snapshot(true, watched != null);
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
