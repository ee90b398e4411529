package org.inversight.run;

/**
 * How long a run took so far.
 *
 * @param firstSnapshotSeconds from the start, models loaded, to the first snapshot after step 1; NaN before that
 * @param wallSeconds from the begin of the first step to the end of the last, pauses left out; of a branch with what is
 *     known of the steps before it
 * @param stepsPerSecond over that time
 */
public record RunTimes(double firstSnapshotSeconds, double wallSeconds, double stepsPerSecond) {

    /**
     * {@return the same of a branch, with what the steps before it took} Its speed is that of its own steps.
     *
     * @param seconds until the step at which it began
     */
    public RunTimes after(double seconds) {
        return new RunTimes(firstSnapshotSeconds, seconds + wallSeconds, stepsPerSecond);
    }
}
