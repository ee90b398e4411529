package org.inversight.run;

import org.inversight.attack.LossTerm;
import org.inversight.attack.StepResult;

/**
 * Why a run ended.
 *
 * @param reason for programs
 * @param sentence for people: what ended it, when, and where something went wrong what to do
 */
public record Ending(Reason reason, String sentence) {

    /** For programs; {@link #id} is what JSON says. */
    public enum Reason {
        /** All steps are done. */
        STEPS("steps"),
        /** The attack has nothing left to do. */
        CONVERGED("converged"),
        /** A person ended it. */
        STOPPED("stopped"),
        /** A loss or an image is NaN or infinite. */
        DIVERGED("diverged"),
        /** The classifier may not be queried any more. */
        BUDGET("budget"),
        /** Memory was used up. */
        OUT_OF_MEMORY("out-of-memory"),
        /** Anything else. */
        FAILED("failed");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** {@return the word for programs} */
        public String id() {
            return id;
        }
    }

    static Ending finished(int step) {
        return new Ending(Reason.STEPS, "Finished after %d steps.".formatted(step));
    }

    /** The attack ended by itself. */
    static Ending of(StepResult.Stop stop, int step) {
        return stop.budget()
                ? new Ending(Reason.BUDGET, "Out of queries at step %d: %s.".formatted(step, stop.why()))
                : new Ending(Reason.CONVERGED, "Converged at step %d: %s.".formatted(step, stop.why()));
    }

    static Ending stopped(int step, int steps) {
        return new Ending(Reason.STOPPED, "Stopped at step %d of %d.".formatted(step, steps));
    }

    /**
     * A term of the loss is NaN or infinite.
     *
     * @param kept step of the last images
     */
    static Ending diverged(LossTerm term, int step, int kept) {
        return new Ending(
                Reason.DIVERGED,
                ("The %s loss became %s at step %d; the images of step %d are kept. Try a smaller step size "
                                + "or learning rate, or another loss.")
                        .formatted(term.name(), Double.isNaN(term.value()) ? "NaN" : "infinite", step, kept));
    }

    /** The images hold NaN or infinite values. */
    static Ending notNumbers(int step, int kept) {
        return new Ending(
                Reason.DIVERGED,
                "The images became NaN or infinite at step %d; those of step %d are kept. Try a smaller step size."
                        .formatted(step, kept));
    }

    /** Something broke. */
    static Ending failed(Throwable e, int step) {
        return outOfMemory(e)
                ? new Ending(
                        Reason.OUT_OF_MEMORY,
                        "Memory ran out at step %d; attack fewer classes, or use fewer restarts.".formatted(step))
                : new Ending(Reason.FAILED, Messages.of(e));
    }

    /** Something broke that was not foreseen, in the program itself. */
    static Ending broken(Throwable e, int step) {
        return new Ending(
                Reason.FAILED,
                ("The run failed at step %d (%s); its last images are kept. Start the run again, or restart "
                                + "the program.")
                        .formatted(step, e.getClass().getSimpleName()));
    }

    private static boolean outOfMemory(Throwable e) {
        return e instanceof OutOfMemoryError
                || String.valueOf(e.getMessage()).contains("out of memory")
                || String.valueOf(e.getMessage()).contains("can't allocate memory");
    }
}
