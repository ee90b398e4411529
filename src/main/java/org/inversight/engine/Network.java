package org.inversight.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** A frozen network in evaluation mode through which gradients flow to the input. */
public interface Network extends AutoCloseable {

    /**
     * Runs the network; what it returns belongs to the manager of {@code input}.
     *
     * @param input first axis is the batch
     * @return what it gives, the batch first in each array
     */
    NDList forward(NDArray input);

    @Override
    void close();
}
