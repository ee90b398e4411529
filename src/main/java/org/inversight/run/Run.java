package org.inversight.run;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.inversight.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/**
 * One attack from its first step to its end. Every method returns at once and may be called from
 * any thread; what is asked for happens between two steps on the optimiser thread.
 */
public interface Run extends AutoCloseable {

    /** Unique in the process. */
    long id();

    /** What is being computed, live changes included. */
    Experiment experiment();

    /** State, speed and, once it ended, why. */
    RunStatus status();

    /** Prepares if need be and runs, or goes on after a pause. */
    void play();

    /** Stops between two steps; {@link #play} goes on. */
    void pause();

    /** Prepares if need be and makes exactly one step, then pauses. */
    void step();

    /** Ends the run. */
    void stop();

    /**
     * Changes parameters of the running attack.
     *
     * @param changes ids of parameters that are {@code live}, to new values
     */
    void change(Map<String, Object> changes);

    /** Changes the number of steps after which the run ends by itself. */
    void setSteps(int steps);

    /**
     * The newest snapshot since the last call, or nothing. One slot, latest wins: the run never
     * waits for whoever draws. While nobody calls this, a running attack takes no further snapshot:
     * neither evaluators nor anybody else computes for what is not looked at.
     */
    Optional<Snapshot> poll();

    /** What {@link #showPanels} is told where somebody looks at the pictures themselves. */
    String RECONSTRUCTIONS = "reconstructions";

    /**
     * Somebody looks at the panels of this id, and every snapshot of a running attack carries its
     * panels. Otherwise the second one does, so that it is known what there is to see, and those at
     * which it pauses or ends. Candidates are ranked for those, and for every snapshot while
     * somebody looks at them and it costs no question; never where nobody looks at all.
     */
    void showPanels(String id);

    /** The recorded snapshots, bounded. */
    Timeline timeline();

    /** The loss terms of every step, thinned. */
    LossHistory losses();

    /** How long it took. */
    RunTimes times();

    /** Ends with the run's end. */
    CompletableFuture<Ending> ended();

    /** Stops and releases everything. */
    @Override
    void close();

    /** The newest snapshot of all, if there is any. */
    default @Nullable Snapshot latest() {
        return timeline().last();
    }
}
