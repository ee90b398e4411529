package org.inversight.train;

import ai.djl.ndarray.NDArray;

/**
 * Minibatch discrimination (Salimans et al. 2016): what tells a critic that all pictures of a batch
 * look alike. With {@code M = f T} as (n, b, c): {@code o_i = sum_j exp(-|M_i - M_j|_1) - 1}.
 *
 * <p>KEDMI puts it before its last layer with a tensor of 4096 x 64 x 50 values (52 MB); the
 * samples' K-class critics leave it out, which their cards say. It stands here for critics of other
 * sizes.
 *
 * @param kernels b, number of outputs for each picture
 * @param dimensions c, over which the distance is taken
 */
public record MinibatchDiscrimination(int kernels, int dimensions) {

    /**
     * The closeness of every picture to the others of its batch.
     *
     * @param features (n, a)
     * @param tensor (a, b c)
     * @return (n, b), values from 0 (alone) to n - 1 (all equal)
     */
    public NDArray apply(NDArray features, NDArray tensor) {
        long n = features.getShape().get(0);
        NDArray m = features.matMul(tensor).reshape(n, kernels, dimensions);
        NDArray distances = m.expandDims(1).sub(m.expandDims(0)).abs().sum(new int[] {3});
        return distances.neg().exp().sum(new int[] {1}).sub(1);
    }
}
