package org.inversight.run;

/** What is kept of the steps of a run, each bounded: snapshots, loss terms, and states to go on from. */
record RunHistory(Timeline timeline, LossHistory losses, KeyFrames frames) {

    /** @param first step at which the run begins */
    static RunHistory from(int first) {
        return new RunHistory(new Timeline(), new LossHistory(first), new KeyFrames());
    }

    /** What a run recorded that has ended and has no states any more. */
    static RunHistory of(Run run) {
        return new RunHistory(run.timeline(), run.losses(), new KeyFrames());
    }

    /** The same up to a step, for a run that branches there. */
    RunHistory upTo(int step, long runId) {
        return new RunHistory(timeline.upTo(step, runId), losses.upTo(step), frames.upTo(step));
    }

    /** Computing time of what is kept, in seconds. */
    double seconds() {
        Snapshot last = timeline.last();
        return last == null ? 0 : last.seconds();
    }
}
