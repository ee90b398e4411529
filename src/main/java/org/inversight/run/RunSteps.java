package org.inversight.run;

import java.util.List;
import org.inversight.attack.LossTerm;
import org.inversight.attack.StepResult;
import org.inversight.data.Images;
import org.inversight.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/** The steps of a run: how many are done, and what is kept of them. Written on the optimiser thread only. */
final class RunSteps {

    private final long runId;
    private final RunHistory history;

    /** Steps done before this run, and the seconds that they took. */
    private final int first;

    private final double earlier;

    private volatile int done;
    private List<LossTerm> terms = List.of();

    /** @param history what is known of the steps before the first one */
    RunSteps(long runId, Experiment experiment, RunHistory history) {
        this.runId = runId;
        this.history = history;
        this.first = experiment.begin();
        this.earlier = history.seconds();
        this.done = first;
    }

    long runId() {
        return runId;
    }

    int first() {
        return first;
    }

    /** Seconds that the steps before this run took, as far as they are known. */
    double earlier() {
        return earlier;
    }

    int done() {
        return done;
    }

    RunHistory history() {
        return history;
    }

    /** Makes the next step; one whose loss is NaN or infinite does not count, nor one that was not made. */
    StepResult next(PreparedAttack attack) {
        int step = done + 1;
        StepResult result = attack.step(step);
        if (result.made() && result.diverged() == null) {
            done = step;
            terms = result.terms();
            history.losses().add(terms);
        }
        return result;
    }

    /**
     * Evaluates the images as they are, and keeps the state that made them.
     *
     * @param seconds computing time of this run
     * @param panels whether the attack's panels are asked for
     * @param ranked whether its candidates are ranked, if panels are
     * @return null where its images hold NaN or infinite values
     */
    @Nullable
    Snapshot look(PreparedAttack attack, double seconds, boolean panels, @Nullable Selections ranked) {
        Snapshot snapshot = attack.look(runId, done, terms, earlier + seconds, panels, ranked);
        if (snapshot != null) {
            keepState(attack);
        }
        return snapshot;
    }

    /** {@return the images as they are; null where they hold NaN or infinite values} */
    @Nullable
    Preview preview(PreparedAttack attack) {
        Images images = attack.images();
        return images == null ? null : new Preview(runId, done, images);
    }

    /** Keeps the state that the attack is in, where there is room for its like. */
    void keepState(PreparedAttack attack) {
        if (history.frames().wanted(done)) {
            history.frames().add(done, attack.attack().state());
        }
    }
}
