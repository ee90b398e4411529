package org.inversight.attack;

import ai.djl.ndarray.NDManager;
import java.util.Map;

/**
 * The networks of a gradient attack's step, each run forward once and backward once on a batch of the step's size, and
 * nothing else: no loss, no optimiser. What a step costs beyond it is the attack's own.
 */
public interface BareStep {

    /**
     * Runs each network forward and backward.
     *
     * @param scope owns everything that is computed
     */
    void run(NDManager scope);

    /** {@return the forward passes of each network so far, by its name; a full step counts too} */
    Map<String, Long> calls();

    /** {@return how many rows each network is given for each row of the attack's batch, by its name} */
    Map<String, Integer> rows();
}
