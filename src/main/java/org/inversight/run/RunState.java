package org.inversight.run;

/** Where a run is. */
public enum RunState {
    /** Made, nothing computed. */
    IDLE,
    /** Loading models, first images. */
    PREPARING,
    /** Steps follow one another. */
    RUNNING,
    /** It waits between two steps. */
    PAUSED,
    /** Ended by itself: steps done or converged. */
    FINISHED,
    /** Ended by the person. */
    STOPPED,
    /** Ended by a fault: diverged, out of memory, bad input. */
    FAILED;

    /** {@return whether nothing can follow but a reset} */
    public boolean ended() {
        return this == FINISHED || this == STOPPED || this == FAILED;
    }
}
