package org.inversight.run;

import java.util.List;

/**
 * Two to four runs on one clock. They take turns step by step, their snapshots are of the same steps, and a pause finds
 * them at the same step; apart from that each is what it would be alone. One that ends, or that cannot begin, leaves the
 * others going.
 */
public interface Comparison extends AutoCloseable {

    /** More cannot be told apart. */
    int MOST = 4;

    /** {@return the runs, in the order in which they were asked for; they are played by this alone} */
    List<Run> sides();

    /** All run, or go on after a pause. */
    void play();

    /** All stop after the same step; {@link #play} goes on. */
    void pause();

    /** Each makes one step, then all pause. */
    void step();

    /** Ends all, after the same step. */
    void stop();

    /** Stops and releases all. */
    @Override
    void close();
}
