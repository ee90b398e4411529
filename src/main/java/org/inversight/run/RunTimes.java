package org.inversight.run;

/**
 * How long a run took so far.
 *
 * @param firstSnapshotSeconds from the start, models loaded, to the first snapshot after step 1; NaN before that
 * @param wallSeconds from the begin of the first step to the end of the last, pauses left out
 * @param stepsPerSecond over that time
 */
public record RunTimes(double firstSnapshotSeconds, double wallSeconds, double stepsPerSecond) {}
