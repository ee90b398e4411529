package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** The rows of a run: which class and restart each stands for, and random numbers that depend on nothing else. */
final class LatentBatch {

    /** Streams of random numbers; what is only displayed never shifts what is computed. */
    enum Stream {
        START(0),
        STEP(1),
        DISPLAY(2),
        SHARED(3);

        private final int key;

        Stream(int key) {
            this.key = key;
        }
    }

    private final List<Integer> targets;
    private final int restarts;
    private final long seed;

    LatentBatch(AttackInputs inputs) {
        this(inputs.targets(), inputs.restarts(), inputs.seed());
    }

    LatentBatch(List<Integer> targets, int restarts, long seed) {
        this.targets = targets;
        this.restarts = restarts;
        this.seed = seed;
    }

    int rows() {
        return targets.size() * restarts;
    }

    int targets() {
        return targets.size();
    }

    int restarts() {
        return restarts;
    }

    /** The attacked class of a row. */
    int target(int row) {
        return targets.get(row / restarts);
    }

    int restart(int row) {
        return row % restarts;
    }

    /** Random numbers of a row's own, whatever else is in the batch. */
    RandomGenerator random(Stream stream, int row, int step) {
        return Noise.keyed(seed, stream.key, target(row), restart(row), step);
    }

    /**
     * A standard normal latent that all classes of a restart may use, because asking about it tells something of every
     * class.
     *
     * @param number from 0
     */
    float[] shared(int restart, long number, int width) {
        return Noise.normal(width, seed, Stream.SHARED.key, restart, number);
    }

    /** The attacked class of each row: (rows) integers. */
    NDArray labels(NDManager owner) {
        long[] labels = new long[rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = target(row);
        }
        return owner.create(labels);
    }

    /**
     * Standard normal numbers, a row's own whatever else is in the batch.
     *
     * @param step 0 where the stream does not run over steps
     * @return (rows, width)
     */
    NDArray normal(NDManager owner, Stream stream, int step, int width) {
        float[] values = new float[rows() * width];
        for (int row = 0; row < rows(); row++) {
            var random = random(stream, row, step);
            Noise.normal(random, values, row * width, width);
        }
        return owner.create(values, new Shape(rows(), width));
    }
}
