package org.inversight.run;

/** How long a run takes: computing time without pauses, recent speed, and what looking costs. */
final class RunClock {

    private static final double WINDOW = 1e9;

    /** Share of the newest step in the mean of recent ones. */
    private static final double RECENT = 0.1;

    private long begun;
    private long resumed;
    private long computed;
    private boolean running;
    private boolean started;
    private double firstSnapshot = Double.NaN;
    private long snapshotAt;
    private long snapshotCost;
    private long windowFrom;
    private int windowSteps;
    private double speed;
    private double stepNanos;

    /** The run is asked to start, models loaded and step 0 there. */
    synchronized void begin() {
        begun = System.nanoTime();
        started = true;
    }

    synchronized void resume() {
        if (!running) {
            running = true;
            resumed = System.nanoTime();
            windowFrom = resumed;
            windowSteps = 0;
        }
    }

    synchronized void pause() {
        if (running) {
            running = false;
            computed += System.nanoTime() - resumed;
            speed = 0;
        }
    }

    /** @param nanos of the step by itself */
    synchronized void stepped(long nanos) {
        windowSteps++;
        stepNanos = stepNanos == 0 ? nanos : stepNanos + RECENT * (nanos - stepNanos);
        long now = System.nanoTime();
        if (now - windowFrom > WINDOW) {
            speed = windowSteps * 1e9 / (now - windowFrom);
            windowFrom = now;
            windowSteps = 0;
        }
    }

    synchronized void snapshotTaken(int step, long cost) {
        snapshotAt = System.nanoTime();
        snapshotCost = cost;
        // a branch has steps before it is asked to start
        if (started && step >= 1 && Double.isNaN(firstSnapshot)) {
            firstSnapshot = (snapshotAt - begun) / 1e9;
        }
    }

    synchronized long sinceSnapshot() {
        return System.nanoTime() - snapshotAt;
    }

    synchronized long snapshotCost() {
        return snapshotCost;
    }

    synchronized double speed() {
        return running ? speed : 0;
    }

    synchronized double stepMillis() {
        return stepNanos / 1e6;
    }

    synchronized double seconds() {
        return (computed + (running ? System.nanoTime() - resumed : 0)) / 1e9;
    }

    synchronized RunTimes times(int steps) {
        double seconds = seconds();
        return new RunTimes(firstSnapshot, seconds, seconds > 0 ? steps / seconds : 0);
    }
}
