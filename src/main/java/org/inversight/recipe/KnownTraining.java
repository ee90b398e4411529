package org.inversight.recipe;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.inversight.train.Training;

/**
 * A training whose saved state is known by more than its own plan.
 *
 * @param training what is trained; it is not closed with this
 * @param plan what its state is known by
 */
record KnownTraining(Training training, String plan) implements Training {

    /** What a training's state is known by, whose weights are decided by its own plan and by something else. */
    static String plan(String own, String from) {
        return own + ", from " + from;
    }

    @Override
    public int iterations() {
        return training.iterations();
    }

    @Override
    public double step(int iteration) {
        return training.step(iteration);
    }

    @Override
    public Map<String, NDArray> state() {
        return training.state();
    }

    @Override
    public void continueAfter(int iteration) {
        training.continueAfter(iteration);
    }

    @Override
    public void close() {}
}
