package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;

/**
 * A normalising flow of Glow's steps (Kingma and Dhariwal 2018) on flat latents: each step shifts and scales every
 * coordinate (ActNorm), shuffles them, and adds to one half a small network of the other (additive coupling). Only
 * ActNorm changes volume, so {@code log q(z) = log N(z0) - sum log |scale|}, and {@code KL = mean(log q(z) - log N(z))}
 * over the samples.
 *
 * <p>The coupling networks end in zeros and ActNorm starts from the statistics of 100 samples, so that q starts near
 * the prior.
 */
final class FlowMiner implements Miner {

    /** Arrays of one step: shift, log scale, and three layers of weight and bias. */
    private static final int ARRAYS = 8;

    private static final int FIRST_SAMPLES = 100;
    private static final long FLOW = 0x466c6f77;

    private final List<Integer> targets;
    private final int width;
    private final int steps;
    private final int hidden;
    private final long seed;
    private final List<NDArray> shuffles = new ArrayList<>();

    /**
     * @param owner of the shuffles, which live as long as the attack
     * @param targets attacked classes; each has random numbers of its own
     * @param width d, length of a latent, at least 2
     * @param steps of the flow
     * @param hidden units of each of a coupling network's two hidden layers
     */
    FlowMiner(NDManager owner, List<Integer> targets, int width, int steps, int hidden, long seed) {
        if (width < 2) {
            throw new IllegalArgumentException(
                    "A flow needs latents of at least two coordinates, and the generator's have %d; choose the Gaussian miner."
                            .formatted(width));
        }
        this.targets = targets;
        this.width = width;
        this.steps = steps;
        this.hidden = hidden;
        this.seed = seed;
        for (int step = 0; step < steps; step++) {
            shuffles.add(owner.create(shuffle(step), new Shape(1, width, width)));
        }
    }

    @Override
    public List<NDArray> start(NDManager owner) {
        int kept = width / 2;
        int moved = width - kept;
        int classes = targets.size();
        List<NDArray> arrays = new ArrayList<>();
        try (NDManager scope = owner.newSubManager()) {
            NDArray x = scope.create(normal(FIRST_SAMPLES * width, 1, 0, 0), new Shape(classes, FIRST_SAMPLES, width));
            for (int step = 0; step < steps; step++) {
                NDArray shift = x.mean(new int[] {1}, true).neg();
                NDArray scale = x.add(shift)
                        .square()
                        .mean(new int[] {1}, true)
                        .sqrt()
                        .add(1e-6)
                        .log()
                        .neg();
                arrays.add(kept(owner, shift));
                arrays.add(kept(owner, scale));
                arrays.add(weights(owner, step, 0, kept, hidden));
                arrays.add(owner.zeros(new Shape(classes, 1, hidden)));
                arrays.add(weights(owner, step, 1, hidden, hidden));
                arrays.add(owner.zeros(new Shape(classes, 1, hidden)));
                arrays.add(owner.zeros(new Shape(classes, hidden, moved)));
                arrays.add(owner.zeros(new Shape(classes, 1, moved)));
                x = step(arrays, step, x);
            }
        }
        return arrays;
    }

    @Override
    public Mined mine(List<NDArray> arrays, NDArray noise) {
        NDArray z = noise;
        NDArray logVolume = noise.getManager().zeros(new Shape(targets.size()));
        for (int step = 0; step < steps; step++) {
            logVolume = logVolume.add(arrays.get(step * ARRAYS + 1).sum(new int[] {1, 2}));
            z = step(arrays, step, z);
        }
        NDArray before = Ops.scale(noise.square().sum(new int[] {2}).mean(new int[] {1}), 0.5);
        NDArray after = Ops.scale(z.square().sum(new int[] {2}).mean(new int[] {1}), 0.5);
        return new Mined(
                z, after.sub(before).sub(logVolume), before.add(logVolume).add(width / 2.0 * Math.log(2 * Math.PI)));
    }

    /** The fixed permutations, (1, d, d) each, in the order of the steps. */
    List<NDArray> shuffles() {
        return List.copyOf(shuffles);
    }

    private NDArray step(List<NDArray> arrays, int step, NDArray x) {
        List<NDArray> own = arrays.subList(step * ARRAYS, (step + 1) * ARRAYS);
        NDArray normal = x.add(own.get(0)).mul(own.get(1).exp());
        NDArray mixed = normal.matMul(shuffles.get(step));
        int kept = width / 2;
        NDArray left = mixed.get(":, :, :" + kept);
        NDArray right = mixed.get(":, :, " + kept + ":");
        NDArray one = elu(left.matMul(own.get(2)).add(own.get(3)));
        NDArray two = elu(one.matMul(own.get(4)).add(own.get(5)));
        NDArray shift = two.matMul(own.get(6)).add(own.get(7));
        return left.concat(right.add(shift), 2);
    }

    private static NDArray elu(NDArray x) {
        return x.getNDArrayInternal().elu(1);
    }

    private static NDArray kept(NDManager owner, NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(owner);
        return copy;
    }

    /** N(0, 1 / fan-in). */
    private NDArray weights(NDManager owner, int step, int layer, int in, int out) {
        float[] values = normal(in * out, 2, step, layer);
        float deviation = (float) Math.sqrt(1.0 / in);
        for (int i = 0; i < values.length; i++) {
            values[i] *= deviation;
        }
        return owner.create(values, new Shape(targets.size(), in, out));
    }

    /** {@code count} standard normal numbers for each class. */
    private float[] normal(int count, long kind, long step, long layer) {
        float[] values = new float[targets.size() * count];
        for (int t = 0; t < targets.size(); t++) {
            RandomGenerator random = Noise.keyed(seed, FLOW, kind, targets.get(t), step, layer);
            Noise.normal(random, values, t * count, count);
        }
        return values;
    }

    /** A random permutation as a matrix: row i has its 1 where coordinate i goes. */
    private float[] shuffle(int step) {
        RandomGenerator random = Noise.keyed(seed, FLOW, 3, step);
        int[] order = new int[width];
        for (int i = 0; i < width; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        float[] matrix = new float[width * width];
        for (int i = 0; i < width; i++) {
            matrix[i * width + order[i]] = 1;
        }
        return matrix;
    }
}
