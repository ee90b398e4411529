package org.inversight.engine;

import ai.djl.ndarray.NDArray;

/**
 * Moves one array against its gradient, in place. An optimiser belongs to one array: it keeps that
 * array's state (velocity, moments) beside it, in the same manager.
 */
public interface Optimizer extends AutoCloseable {

    /**
     * One step.
     *
     * @param gradient same shape as the array; it may be changed
     */
    void step(NDArray gradient);

    /** The learning rate, used from the next step on. */
    void setLearningRate(double learningRate);

    @Override
    void close();
}
