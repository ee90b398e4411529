package org.inversight.cli;

import java.io.PrintWriter;
import org.inversight.engine.Progress;

/** Progress of long work as lines, at most one in five seconds unless a stage ends. */
final class StepLines implements Progress {

    private static final long QUIET_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private long last = Long.MIN_VALUE;
    private boolean steps;

    StepLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void report(String what, double fraction) {
        long now = System.nanoTime();
        boolean step = what.contains(" step ");
        if (step && steps && now - last < QUIET_NANOS) {
            return;
        }
        steps = step;
        last = now;
        err.println(fraction < 0 ? what : "%3d %%  %s".formatted(Math.round(fraction * 100), what));
        err.flush();
    }

    @Override
    public boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }
}
