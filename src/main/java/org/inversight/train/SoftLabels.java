package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.inversight.engine.Ops;

/**
 * The target's soft labels of the public images, as KEDMI's critic learns them (Chen et al. 2021); its generator
 * minimises the entropy of what the critic says of its images.
 *
 * @param probabilities the target's class probabilities, one row per image
 * @param classes length of a row
 * @param entropyWeight of the entropy, summed over the batch as released
 */
public record SoftLabels(float[] probabilities, int classes, double entropyWeight) implements Teaching {

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public NDArray loss(NDManager scope, NDArray said, int[] positions) {
        float[] rows = ImageArrays.rows(probabilities, classes, positions);
        return Losses.crossEntropy(said, scope.create(rows, new Shape(positions.length, classes)));
    }

    @Override
    public NDArray generatorLoss(NDManager scope, NDArray said) {
        return Ops.scale(Losses.entropies(said), entropyWeight).sum();
    }
}
