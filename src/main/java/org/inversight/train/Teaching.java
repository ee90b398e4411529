package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** What a critic learns of the public images beside telling them from generated ones. */
public interface Teaching {

    /** Number of the critic's outputs that say it. */
    int outputs();

    /**
     * Loss of saying it, an array of one element; asked for only where there are outputs.
     *
     * @param scope owner of what is made
     * @param said the critic's outputs (n, {@link #outputs})
     * @param positions which of the public images they are said of
     */
    NDArray loss(NDManager scope, NDArray said, int[] positions);

    /**
     * What the generator minimises of the critic's outputs for its own images, an array of one element; null for
     * nothing.
     *
     * @param said (n, {@link #outputs})
     */
    default @Nullable NDArray generatorLoss(NDArray said) {
        return null;
    }
}
