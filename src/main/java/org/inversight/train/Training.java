package org.inversight.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * Something that is trained step by step. A step depends on nothing but its number and {@link #state}, so that a
 * training which was killed continues from a saved state to the same weights.
 */
public interface Training extends AutoCloseable {

    /** What is trained how: a state that was saved under another plan is not gone on from. */
    String plan();

    /** Number of steps of the whole training. */
    int iterations();

    /**
     * One step.
     *
     * @param iteration from 0
     * @return the loss that is shown; one that is not finite ends the training
     */
    double step(int iteration);

    /** Everything that the next step depends on: live arrays by name, in a fixed order. */
    Map<String, NDArray> state();

    /**
     * Called once after {@link #state} has been filled from a file.
     *
     * @param iteration number of steps already made
     */
    void continueAfter(int iteration);

    @Override
    void close();
}
