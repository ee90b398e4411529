package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;

/**
 * The weights of one network for each class, trained side by side by Adam. Each array holds all classes, one after the
 * other on its first axis; a class starts from random numbers of its own and moves as it would alone.
 */
final class ClassNetworks implements AutoCloseable {

    private static final long STREAM = 0x7061746368L;

    private final List<NDArray> arrays = new ArrayList<>();
    private final List<NDArray> means = new ArrayList<>();
    private final List<Adam> optimizers = new ArrayList<>();

    /**
     * How one array of one class starts: N(mean, deviation^2).
     *
     * @param shape of one class's part
     */
    record Part(Shape shape, double mean, double deviation) {

        /** A constant. */
        static Part constant(double value, long... shape) {
            return new Part(new Shape(shape), value, 0);
        }

        /** Random numbers. */
        static Part normal(double mean, double deviation, long... shape) {
            return new Part(new Shape(shape), mean, deviation);
        }
    }

    /**
     * @param owner lives as long as the attack
     * @param network tells apart the random numbers of several networks of a class
     */
    ClassNetworks(
            NDManager owner, List<Part> parts, List<Integer> targets, long seed, int network, double learningRate) {
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            int size = (int) part.shape().size();
            float[] values = new float[targets.size() * size];
            for (int t = 0; t < targets.size(); t++) {
                var random = Noise.keyed(seed, STREAM, network, targets.get(t), index);
                Noise.normal(random, values, t * size, size);
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (part.mean() + part.deviation() * values[i]);
            }
            long[] shape = part.shape().getShape().clone();
            shape[0] *= targets.size();
            NDArray array = owner.create(values, new Shape(shape));
            arrays.add(array);
            optimizers.add(new Adam(array, learningRate, 0.5, 0.999));
        }
    }

    /** The weights as they are. */
    List<NDArray> arrays() {
        return arrays;
    }

    /** Differentiable copies of the weights for one step. */
    List<NDArray> variables(NDManager scope) {
        return arrays.stream().map(array -> Autograd.variable(scope, array)).toList();
    }

    /** Moves the weights against the gradients that were left in these copies. */
    void move(NDManager scope, List<NDArray> variables) {
        for (int i = 0; i < variables.size(); i++) {
            optimizers.get(i).step(Autograd.gradient(scope, variables.get(i)));
        }
    }

    /**
     * Takes the weights into their running mean.
     *
     * @param decay how much of the mean stays; 0 keeps none
     * @param step from 1; the first steps count alike
     */
    void remember(double decay, int step) {
        if (decay == 0) {
            forget();
        } else if (means.isEmpty()) {
            arrays.forEach(array -> means.add(array.duplicate()));
        } else {
            for (int i = 0; i < means.size(); i++) {
                Ops.approach(means.get(i), arrays.get(i), Math.max(1 - decay, 1.0 / step));
            }
        }
    }

    /** The running mean of the weights, or the weights where none is kept. */
    List<NDArray> remembered() {
        return means.isEmpty() ? arrays : means;
    }

    /** Weights, their running mean where one is kept, and the optimisers. */
    void walk(StateWalk state, String name) {
        for (int i = 0; i < arrays.size(); i++) {
            state.moved("%s %d".formatted(name, i), arrays.get(i), optimizers.get(i));
        }
        boolean kept = state.whole(name + ", mean kept", means.isEmpty() ? 0 : 1) == 1;
        if (kept && means.isEmpty()) {
            arrays.forEach(array -> means.add(array.duplicate()));
        }
        for (int i = 0; i < means.size() && kept; i++) {
            state.array("%s %d, mean".formatted(name, i), means.get(i));
        }
    }

    private void forget() {
        means.forEach(NDArray::close);
        means.clear();
    }

    void setLearningRate(double rate) {
        optimizers.forEach(optimizer -> optimizer.setLearningRate(rate));
    }

    @Override
    public void close() {
        forget();
        optimizers.forEach(Adam::close);
        arrays.forEach(NDArray::close);
    }
}
