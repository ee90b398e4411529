package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * A distribution q over latents for each class, as a map of standard normal noise: {@code z = M(z0), z0 ~ N(0, I)}
 * (Wang et al., Variational Model Inversion Attacks, NeurIPS 2021). All classes are one batch: the first axis of every
 * array is the class.
 */
interface Miner {

    /** First values of the arrays that the attack moves; all classes start alike in law. */
    List<NDArray> start(NDManager owner);

    /**
     * Maps noise.
     *
     * @param arrays as {@link #start} made them, possibly recorded
     * @param noise z0, (classes, n, d)
     */
    Mined mine(List<NDArray> arrays, NDArray noise);

    /**
     * What a miner made of some noise.
     *
     * @param latents (classes, n, d)
     * @param divergence (classes), KL(q || N(0, I)) in nats
     * @param entropy (classes), of q in nats
     */
    record Mined(NDArray latents, NDArray divergence, NDArray entropy) {}
}
