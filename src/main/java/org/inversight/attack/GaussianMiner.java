package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.engine.Ops;

/**
 * A Gaussian: {@code z = m + L z0} with L lower triangular, so that {@code KL = -sum log |L_ii| + mean |z|^2 / 2 - d /
 * 2}. The factor itself is what is moved; it starts at the identity, m at 0, so q starts at the prior. With full
 * covariance all of L below the diagonal moves, d (d + 1) / 2 numbers; with independent components only the diagonal,
 * d numbers, whose gradient a few samples tell.
 */
final class GaussianMiner implements Miner {

    private final int classes;
    private final int width;
    private final NDArray moved;
    private final NDArray diagonal;

    /**
     * @param owner of the masks, which live as long as the attack
     * @param width d, length of a latent
     * @param full whether the components may depend on each other
     */
    GaussianMiner(NDManager owner, int classes, int width, boolean full) {
        this.classes = classes;
        this.width = width;
        diagonal = owner.eye(width).reshape(1, width, width);
        moved = full ? triangle(owner, width) : diagonal;
    }

    private static NDArray triangle(NDManager owner, int width) {
        float[] triangle = new float[width * width];
        for (int row = 0; row < width; row++) {
            java.util.Arrays.fill(triangle, row * width, row * width + row + 1, 1);
        }
        return owner.create(triangle, new Shape(1, width, width));
    }

    @Override
    public List<NDArray> start(NDManager owner) {
        return List.of(
                owner.zeros(new Shape(classes, 1, width)),
                owner.eye(width).reshape(1, width, width).repeat(0, classes));
    }

    @Override
    public Mined mine(List<NDArray> arrays, NDArray noise) {
        NDArray factor = arrays.get(1).mul(moved);
        NDArray z = noise.matMul(factor.transpose(0, 2, 1)).add(arrays.get(0));
        NDArray logVolume = factor.mul(diagonal).sum(new int[] {2}).abs().log().sum(new int[] {1});
        NDArray spread = Ops.scale(z.square().sum(new int[] {2}).mean(new int[] {1}), 0.5);
        return new Mined(
                z, spread.sub(logVolume).sub(width / 2.0), logVolume.add(width / 2.0 * (1 + Math.log(2 * Math.PI))));
    }
}
