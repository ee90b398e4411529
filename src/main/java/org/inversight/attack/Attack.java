package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.jspecify.annotations.Nullable;

/**
 * A running attack on all targets and restarts at once. Not thread-safe: the optimiser thread owns it. Images are
 * class-major: row {@code t * restarts + r} is restart r of the t-th target.
 */
public interface Attack extends AutoCloseable {

    /**
     * One step of the optimiser.
     *
     * @param scope owns everything that the step makes
     * @param step its number, from 1; together with the seed it decides the step's random numbers
     * @return the terms of the loss before the step, and why there is no next one
     */
    StepResult step(NDManager scope, int step);

    /**
     * The images as they are now. Draws nothing from the run's random numbers, so that looking changes nothing.
     *
     * @param scope owns the result
     * @return (targets · restarts, c, h, w), not clamped
     */
    NDArray reconstructions(NDManager scope);

    /**
     * What else it shows, in a fixed order. Like {@link #reconstructions} it draws nothing from the run's random
     * numbers.
     *
     * @param scope owns whatever is computed for it
     * @param images the reconstructions, (targets · restarts, c, h, w)
     * @return none where there is nothing else to show
     */
    default List<Panel> panels(NDManager scope, NDArray images) {
        return List.of();
    }

    /** {@return the number of queries of the classifier so far; 0 for an attack that knows its weights} */
    default long queries() {
        return 0;
    }

    /**
     * Takes over changed values of live parameters.
     *
     * @param values of all parameters of the run
     */
    void change(Values values);

    /**
     * Names everything that steps change and later steps depend on, and takes over what it gets.
     *
     * @param state copies it or puts it back
     */
    void walk(StateWalk state);

    /** {@return what it carries from this step to the next} */
    default AttackState state() {
        return StateWalk.copy(this);
    }

    /**
     * Goes on from a state as the attack that had it would have; to be called before the first step.
     *
     * @param state of an attack of the same type, classes, restarts and generator
     * @throws IllegalArgumentException if the state is not of such an attack
     */
    default void restore(AttackState state) {
        StateWalk.putBack(state, this);
    }

    /**
     * Makes a step and says what it did to one image. It goes over the given states first, so that this is for an attack
     * made anew beside the one that runs, which stays as it is.
     *
     * @param scope owns everything that is made
     * @param states of the attack that runs, the last one that before the step; at least one
     * @param step its number, from 1
     * @param image position, class-major
     * @return null for an attack whose steps do not go from images through classifiers back to these images
     */
    default @Nullable Anatomy explain(NDManager scope, List<AttackState> states, int step, int image) {
        return null;
    }

    /** {@return what a step costs at least, for benchmarks; null for an attack without gradients} */
    default @Nullable BareStep bareStep() {
        return null;
    }

    /** Lets its arrays go; one without any has nothing to do. */
    @Override
    default void close() {}
}
