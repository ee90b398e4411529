package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Moves one array against its gradient, in place. An optimiser belongs to one array: it keeps that array's state
 * (velocity, moments) beside it, in the same manager.
 */
public interface Optimizer extends AutoCloseable {

    /**
     * One step.
     *
     * @param gradient same shape as the array; it may be changed
     */
    void step(NDArray gradient);

    /**
     * Sets the learning rate, used from the next step on.
     *
     * @param learningRate at least 0
     */
    void setLearningRate(double learningRate);

    /** {@return the arrays that it remembers from step to step, in a fixed order; live, not copies} */
    List<NDArray> state();

    /**
     * Continues after a restart, when {@link #state} has been filled again.
     *
     * @param steps number of steps already made
     */
    void continueAfter(int steps);

    @Override
    void close();
}
