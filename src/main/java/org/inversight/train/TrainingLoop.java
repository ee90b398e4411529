package org.inversight.train;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;

/** Runs a training to its end, tells how far it is, and saves its state once in a while. */
public final class TrainingLoop {

    private static final long SAVE_NANOS = 60_000_000_000L;
    private static final long REPORT_NANOS = 2_000_000_000L;

    /** Looks at a training now and then, and at its end. */
    public interface Look {

        /**
         * @param iterations steps made
         * @return whether to go on
         */
        boolean at(int iterations) throws IOException;
    }

    private final Engine engine;
    private final Progress progress;
    private final int following;

    public TrainingLoop(Engine engine, Progress progress) {
        this(engine, progress, 0);
    }

    /** @param following trainings as long as this one that come after it; they count as time left */
    public TrainingLoop(Engine engine, Progress progress, int following) {
        this.engine = engine;
        this.progress = progress;
        this.following = following;
    }

    /**
     * Runs all steps that a saved state does not already hold.
     *
     * @param name as shown
     * @param state file of the saved state; read if it is there
     * @throws TrainingFailure if the loss is NaN or infinite
     * @throws java.util.concurrent.CancellationException if the job was cancelled; the state is saved
     */
    public void run(String name, Training training, Path state) throws IOException, TrainingFailure {
        run(name, training, state, 0, iteration -> true);
    }

    /**
     * The same; what was made by then is looked at now and then, and nothing more is made where the look says so, now or
     * when the training is run again.
     *
     * @param every steps from one look to the next; 0: only at the end
     */
    public void run(String name, Training training, Path state, int every, Look look)
            throws IOException, TrainingFailure {
        try (NDManager scope = engine.scope()) {
            Checkpoint.Standing standing = Checkpoint.restore(state, training, scope);
            int all = training.iterations();
            int first = standing.steps();
            if (standing.ended()) {
                return;
            }
            long begun = System.nanoTime();
            long saved = begun;
            long reported = 0;
            boolean goingOn = true;
            int made = first;
            for (int i = first; i < all && goingOn; i++) {
                if (progress.cancelled()) {
                    Checkpoint.write(state, i, false, training, scope);
                    progress.check();
                }
                double loss = training.step(i);
                if (!Double.isFinite(loss)) {
                    throw new TrainingFailure(
                            "The training of %s stopped at step %d because its loss is %s; try a smaller learning rate."
                                    .formatted(name, i + 1, loss));
                }
                long now = System.nanoTime();
                if (now - reported > REPORT_NANOS) {
                    reported = now;
                    double each = (now - begun) / 1e9 / (i + 1 - first);
                    double seconds = each * (all - i - 1 + (double) following * all);
                    progress.report(
                            "%s: step %d of %d, loss %.3f, %s left"
                                    .formatted(name, i + 1, all, loss, duration(seconds)),
                            (i + 1.0) / all);
                }
                if (now - saved > SAVE_NANOS) {
                    saved = now;
                    Checkpoint.write(state, i + 1, false, training, scope);
                }
                made = i + 1;
                if (every > 0 && (i + 1) % every == 0 && i + 1 < all) {
                    goingOn = look.at(i + 1);
                }
            }
            Checkpoint.write(state, made, !goingOn, training, scope);
            if (goingOn) {
                look.at(all);
            }
        }
    }

    /**
     * The steps that a saved state holds; -1 where there is none from which a training would go on.
     *
     * @param plan of the training ({@link Training#plan})
     * @param state file of the saved state, which need not be there
     * @throws IOException if it cannot be read
     */
    public int made(String plan, Path state) throws IOException {
        try (NDManager scope = engine.scope()) {
            Checkpoint.Standing standing = Checkpoint.of(state, plan, scope);
            return standing == null ? -1 : standing.steps();
        }
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 90 ? whole + " s" : String.format(Locale.ROOT, "%d min", Math.round(whole / 60.0));
    }
}
