package org.inversight.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.inversight.attack.Anatomy;
import org.inversight.blind.Deck;
import org.inversight.experiment.Experiment;
import org.inversight.loading.LoadSummary;
import org.inversight.metric.Bounds;
import org.inversight.metric.Neighbour;
import org.jspecify.annotations.Nullable;

/**
 * An experiment with its materials, and one attack from its first step to its end; before the first it shows step 0.
 * Every method returns at once and may be called from any thread; what is asked for happens between two steps on the
 * optimiser thread.
 */
public interface Run extends AutoCloseable {

    /** {@return a number that is unique in the process} */
    long id();

    /** {@return what is being computed, live changes included} */
    Experiment experiment();

    /** {@return state, speed and, once it ended, why} */
    RunStatus status();

    /** {@return what was loaded; fails where something could not be} */
    CompletableFuture<LoadSummary> opened();

    /** {@return step 0, evaluated: what the run shows before it is played} Fails as {@link #opened} does. */
    CompletableFuture<Snapshot> begun();

    /**
     * {@return another run of an experiment with the same {@link Experiment#needs}} It shares what is loaded, and
     * nothing is opened or read again. It does not end with this one.
     *
     * @param experiment with the same needs
     * @throws IllegalArgumentException if the experiment needs other models or images
     */
    Run again(Experiment experiment);

    /**
     * {@return another run that goes on from a step of this one, with other settings} It has the recorded steps of this
     * one until there. With the same settings its images are, bit for bit, those of a run that never stopped.
     *
     * @param step done by this run; 0 for its begin
     * @param wanted with the attack, models, classes and images per class of this run, and more steps than {@code step}
     * @throws IllegalArgumentException if the state of this run does not fit what is wanted
     */
    Run branch(int step, Experiment wanted);

    /**
     * {@return the private images nearest to one image of a snapshot of this run}
     *
     * @param snapshot of this run
     * @param image its position, class-major
     */
    CompletableFuture<Neighbour> nearest(Snapshot snapshot, int image);

    /**
     * {@return what the next step will do to one image} The step is made beside the run, with the random numbers that it
     * will have, and the run stays as it is. Fails where the attack descends no loss on its images.
     *
     * @param image its position, class-major
     */
    CompletableFuture<Anatomy> anatomy(int image);

    /**
     * {@return the questions of a blind panel about a snapshot of this run, with what each evaluator answers} Fails where
     * there are too few private images, or nothing is loaded.
     *
     * @param snapshot of this run
     * @param seed of whatever is random about them
     * @param before positions of images whose truth the viewer knows from an earlier deck
     */
    CompletableFuture<Deck> deck(Snapshot snapshot, long seed, Set<Integer> before);

    /** {@return what the run came to, by its newest images} It must still be open. */
    default CompletableFuture<RunReport> report() {
        return report(false);
    }

    /**
     * {@return what the run came to, by its newest images} It must still be open.
     *
     * @param full whether it has the figures that take seconds: sets of images compared, and what a network learns from
     *     the images
     */
    CompletableFuture<RunReport> report(boolean full);

    /**
     * {@return what stands beside the figures of this run: those of genuine images, and those of chance} It takes as
     * long as evaluating its images twice. {@link Bounds#NONE} where nothing is loaded.
     */
    default CompletableFuture<Bounds> bounds() {
        return CompletableFuture.completedFuture(Bounds.NONE);
    }

    /** Runs, or goes on after a pause. */
    void play();

    /** Stops between two steps; {@link #play} goes on. */
    void pause();

    /** Makes exactly one step, then pauses. */
    void step();

    /** Ends the run. */
    void stop();

    /**
     * Changes parameters of the running attack.
     *
     * @param changes ids of parameters that are {@code live}, to new values
     */
    void change(Map<String, Object> changes);

    /**
     * Changes the number of steps after which the run ends by itself.
     *
     * @param steps at least 1
     */
    void setSteps(int steps);

    /**
     * {@return the newest snapshot since the last call, or nothing} One slot, latest wins: the run never waits for
     * whoever draws. While nobody calls this, a running attack takes no further snapshot: neither evaluators nor
     * anybody else computes for what is not looked at.
     */
    Optional<Snapshot> poll();

    /**
     * {@return the newest images since the last call, or nothing where a snapshot is newer} As with {@link #poll}, none
     * is taken while nobody calls this. They are not on the timeline, and nobody has evaluated them.
     */
    default Optional<Preview> preview() {
        return Optional.empty();
    }

    /** What {@link #showPanels} is told where somebody looks at the images themselves. */
    String RECONSTRUCTIONS = "reconstructions";

    /**
     * Somebody looks at the panels of this id, and every snapshot of a running attack carries its panels. Otherwise the
     * second one does, so that it is known what there is to see, and those at which it pauses or ends. Candidates are
     * ranked for those, and for every snapshot while somebody looks at them and it costs no query; never where nobody
     * looks at all.
     *
     * @param id of the panels, or {@link #RECONSTRUCTIONS}
     */
    void showPanels(String id);

    /** {@return the recorded snapshots, bounded} */
    Timeline timeline();

    /** {@return the loss terms of every step, thinned} */
    LossHistory losses();

    /** {@return how long it took} */
    RunTimes times();

    /** {@return why it ended, once it has} */
    CompletableFuture<Ending> ended();

    /** Stops and releases everything. */
    @Override
    void close();

    /** {@return the newest snapshot of all, if there is any} */
    default @Nullable Snapshot latest() {
        return timeline().last();
    }
}
