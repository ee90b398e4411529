package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/**
 * What a critic learns of the public images beside telling them from generated ones, and a generator beside passing for
 * them.
 */
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
     * @param scope owner of what is made
     * @param said (n, {@link #outputs})
     */
    default @Nullable NDArray generatorLoss(NDManager scope, NDArray said) {
        return null;
    }

    /** How many classes generator and critic are told; 0 where they take none, and the rest is not asked for. */
    default int told() {
        return 0;
    }

    /**
     * The classes of a step's images, public and generated alike.
     *
     * @param count of them
     */
    default int[] labels(int count, int iteration) {
        return new int[0];
    }

    /** Which public images show these classes in a step, one each. */
    default int[] positions(int[] labels, int iteration) {
        return new int[0];
    }

    /**
     * What the generator minimises of its own images, an array of one element; null for nothing.
     *
     * @param images (n, c, h, w), without the camera's noise
     * @param labels their classes
     */
    default @Nullable NDArray imageLoss(NDArray images, int[] labels, int iteration) {
        return null;
    }
}
