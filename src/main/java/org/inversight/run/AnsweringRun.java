package org.inversight.run;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.inversight.attack.Anatomy;
import org.inversight.blind.Deck;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Bounds;
import org.inversight.metric.Neighbour;
import org.jspecify.annotations.Nullable;

/** What can be asked of a run on the optimiser thread: what it has loaded and recorded, and what its images are worth. */
abstract class AnsweringRun implements Run {

    final OptimizerThread thread;
    final SessionHolder session;
    final RunPlan plan;
    final RunSteps steps;

    AnsweringRun(OptimizerThread thread, SessionHolder session, RunPlan plan, RunSteps steps) {
        this.thread = thread;
        this.session = session;
        this.plan = plan;
        this.steps = steps;
    }

    @Override
    public long id() {
        return steps.runId();
    }

    @Override
    public Experiment experiment() {
        return plan.experiment();
    }

    RunHistory history() {
        return steps.history();
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
    public CompletableFuture<Neighbour> nearest(Snapshot snapshot, int image) {
        return thread.compute(() -> session.open().nearest(snapshot, image));
    }

    @Override
    public CompletableFuture<Anatomy> anatomy(int image) {
        return thread.compute(() -> session.open().anatomy(experiment(), steps, image));
    }

    @Override
    public CompletableFuture<Deck> deck(Snapshot snapshot, long seed, Set<Integer> before) {
        return thread.compute(() -> session.open().deck(snapshot, seed, before));
    }

    @Override
    public CompletableFuture<RunReport> report(boolean full) {
        return thread.compute(() -> session.open().report(this, Objects.requireNonNull(latest()), full));
    }

    @Override
    public CompletableFuture<Bounds> bounds() {
        return thread.compute(() -> session.open().ceilingsAndFloors());
    }

    @Override
    public Timeline timeline() {
        return steps.history().timeline();
    }

    @Override
    public LossHistory losses() {
        return steps.history().losses();
    }

    /** What it works with; null while it is not open. */
    @Nullable
    Session session() {
        return session.get();
    }
}
