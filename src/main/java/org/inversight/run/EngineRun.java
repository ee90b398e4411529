package org.inversight.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.inversight.attack.LossTerm;
import org.inversight.attack.StepResult;
import org.inversight.engine.Progress;
import org.inversight.experiment.Catalogue;
import org.inversight.experiment.Experiment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run on the optimiser thread. Fields without a guard of their own are touched by that thread only. */
final class EngineRun extends AnsweringRun {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);

    private final SessionOpener opener;
    private final Catalogue catalogue;
    private final StateMachine machine = new StateMachine();
    private final RunClock clock = new RunClock();
    private final Looks looks;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile @Nullable Ending ending;
    private boolean ticking;

    /**
     * @param history what is known of the steps before the first one
     * @param shared a run whose materials serve this one too, or null
     */
    EngineRun(
            long id,
            Experiment experiment,
            OptimizerThread thread,
            SessionOpener opener,
            Catalogue catalogue,
            RunHistory history,
            @Nullable EngineRun shared) {
        super(
                thread,
                new SessionHolder(opener, shared == null ? null : shared.session),
                new RunPlan(experiment),
                new RunSteps(id, experiment, history));
        this.opener = opener;
        this.catalogue = catalogue;
        this.looks = new Looks(clock, history.timeline(), steps.first());
    }

    @Override
    public RunStatus status() {
        return new RunStatus(
                machine.get(), steps.done(), plan.steps(), clock.speed(), clock.stepMillis(), session.doing(), ending);
    }

    /** Loads, and shows step 0. */
    void open(Progress progress) {
        CompletableFuture<Boolean> unused = thread.compute(() -> {
                    if (machine.get() == RunState.IDLE && !session.leaving()) {
                        openNow(progress);
                    }
                    return true;
                })
                .whenComplete((done, failure) -> session.fail(failure));
    }

    @Override
    public Run again(Experiment other) {
        if (!other.needs().equals(experiment().needs())) {
            throw new IllegalArgumentException("The experiment needs other models or images; open it anew.");
        }
        return opener.another(this, other, null);
    }

    @Override
    public Run branch(int from, Experiment wanted) {
        Experiment next = experiment().branched(from, wanted);
        catalogue.requireStart(next);
        return opener.another(this, next, from);
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
            catchUp(steps.done() + 1);
        });
    }

    /** Takes its snapshots at the steps at which the first of these that still runs takes its own. */
    void follow(List<EngineRun> leaders) {
        leaders.forEach(leader -> looks.follow(leader.looks, () -> leader.machine.get() == RunState.RUNNING));
    }

    /** A paused run goes on up to a step, and pauses; on the optimiser thread. */
    void catchUp(int wanted) {
        while (machine.get() == RunState.PAUSED && steps.done() < wanted) {
            clock.resume();
            stepOnce();
            pauseLook();
        }
    }

    private void pauseLook() {
        clock.pause();
        if (!machine.get().ended()) {
            snapshot(true, looks.watched());
        }
    }

    @Override
    public void stop() {
        post(() -> end(RunState.STOPPED, Ending.stopped(steps.done(), plan.steps())));
    }

    @Override
    public void change(Map<String, Object> changes) {
        post(() -> {
            if (machine.get().ended()) {
                return; // its document is what made its images
            }
            plan.change(catalogue, changes, steps.done());
            session.change(catalogue.values(plan.experiment()));
        });
    }

    @Override
    public void setSteps(int newSteps) {
        post(() -> {
            if (machine.get().ended()) {
                return;
            }
            plan.setSteps(Math.max(newSteps, steps.done())); // what is done is done
            if (steps.done() >= plan.steps()
                    && (machine.get() == RunState.RUNNING || machine.get() == RunState.PAUSED)) {
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
    public Optional<Preview> preview() {
        return looks.previews().poll();
    }

    @Override
    public RunTimes times() {
        return clock.times(steps.done() - steps.first()).after(steps.earlier());
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
        end(RunState.STOPPED, Ending.stopped(steps.done(), plan.steps()));
        session.close();
        opener.released(this);
    }

    /** Whatever escapes from a task ends the run, so that waiting for its end always terminates. */
    private void post(Runnable task) {
        thread.post(task, this::breakOff);
    }

    private void breakOff(Throwable e) {
        try {
            end(RunState.FAILED, Ending.broken(e, steps.done()));
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
                end(RunState.STOPPED, Ending.stopped(steps.done(), plan.steps()));
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
        session.open(plan.experiment(), history().frames(), progress);
        steps.keepState(session.open().attack());
        snapshot(false, false);
        session.begin(latest());
    }

    private void pauseNow() {
        if (machine.transition(RunState.PAUSED)) {
            pauseLook();
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
            look();
        }
        post(this::tick);
    }

    /** Between two steps, as often as there is time for it; images that are not numbers end the run in a snapshot. */
    private void look() {
        try {
            if (looks.due(steps.done())
                    || looks.previewDue(steps.done())
                            && !looks.preview(steps, session.open().attack())) {
                snapshot(looks.panelsWanted(steps.done()), looks.rankingWanted(session.get(), plan.experiment()));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void stepOnce() {
        long from = System.nanoTime();
        try {
            session.open().useThreads(plan.experiment());
            StepResult result = steps.next(session.open().attack());
            LossTerm diverged = result.diverged();
            if (diverged != null) {
                end(RunState.FAILED, Ending.diverged(diverged, steps.done() + 1, looks.lastStep()));
                return;
            }
            if (result.made()) {
                clock.stepped(System.nanoTime() - from);
            }
            StepResult.Stop stop = result.stop();
            if (stop != null) {
                snapshot(true, looks.watched());
                end(RunState.FINISHED, Ending.of(stop, steps.done()));
            } else if (steps.done() >= plan.steps()) {
                finish();
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void finish() {
        clock.pause();
        snapshot(true, looks.watched());
        end(RunState.FINISHED, Ending.finished(steps.done())); // nothing, where the look has found an end
    }

    /** Takes a snapshot of the present step; see {@link Looks#take}. */
    private void snapshot(boolean panels, boolean ranked) {
        Session work = session.get();
        try {
            // ranked by the experiment as it is now: a defence may have changed
            if (work != null
                    && !looks.take(steps, work.attack(), panels, ranked ? work.selections(plan.experiment()) : null)) {
                end(RunState.FAILED, Ending.notNumbers(steps.done(), looks.lastStep()));
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        LOG.debug("The run failed.", e);
        end(RunState.FAILED, Ending.failed(e, steps.done()));
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
