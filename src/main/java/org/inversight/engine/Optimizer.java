package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Moves one array against its gradient, in place. An optimiser belongs to one array: it keeps that array's state
 * (velocity, moments) beside it, in the same manager.
 */
public abstract class Optimizer implements AutoCloseable {

    final NDArray value;
    double learningRate;

    Optimizer(NDArray value, double learningRate) {
        this.value = value;
        this.learningRate = learningRate;
    }

    /**
     * One step.
     *
     * @param gradient same shape as the array; it may be changed
     */
    public final void step(NDArray gradient) {
        try (Autograd.Mode mode = Autograd.mode(false)) {
            move(gradient);
        }
    }

    /** Moves the array; nothing is recorded. */
    abstract void move(NDArray gradient);

    /**
     * Sets the learning rate, used from the next step on.
     *
     * @param learningRate at least 0
     */
    public final void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
    }

    /** {@return the arrays that it remembers from step to step, in a fixed order; live, not copies} */
    public abstract List<NDArray> state();

    /** {@return how many steps it has made; 0 where it does not count them} */
    public int steps() {
        return 0;
    }

    /**
     * Continues after a restart, when {@link #state} has been filled again.
     *
     * @param steps number of steps already made
     */
    public void continueAfter(int steps) {
        // what is in the state is all that counts
    }

    @Override
    public final void close() {
        state().forEach(NDArray::close);
    }
}
