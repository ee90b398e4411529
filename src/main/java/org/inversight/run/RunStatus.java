package org.inversight.run;

import org.jspecify.annotations.Nullable;

/**
 * How a run stands.
 *
 * @param state where it is
 * @param step steps done
 * @param steps after which it ends by itself
 * @param stepsPerSecond over the last second or so; 0 while it stands still
 * @param stepMillis computing time of a step by itself, without looks and whatever else runs; 0 before the first
 * @param doing what is going on while {@link RunState#PREPARING}, in a few words
 * @param ending why it ended, once it has
 */
public record RunStatus(
        RunState state,
        int step,
        int steps,
        double stepsPerSecond,
        double stepMillis,
        String doing,
        @Nullable Ending ending) {}
