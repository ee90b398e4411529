package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** The arrays of a block: first values, and which of them are trained. */
final class Weights {

    private Weights() {}

    /**
     * Gives every parameter its first value: as its {@link Beginning} says, where it has one; otherwise weights N(0, 2
     * / fan-in) (He et al. 2015), scales and variances 1, power-iteration vectors N(0, 1), everything else 0.
     *
     * @param manager owner of the arrays
     * @param random source of all numbers; equal generators give equal weights
     */
    static void initialise(Layer block, NDManager manager, RandomGenerator random) {
        Map<Parameter, Beginning> beginnings = block.beginnings();
        for (Parameter parameter : block.getParameters().values()) {
            Shape shape = parameter.getShape();
            float[] values = new float[(int) shape.size()];
            Beginning beginning = beginnings.get(parameter);
            if (beginning != null) {
                begin(values, beginning, random);
                set(parameter, manager, values);
                continue;
            }
            switch (parameter.getType()) {
                case WEIGHT -> {
                    Noise.normal(random, values, 0, values.length);
                    float deviation = (float) Math.sqrt(2.0 * shape.get(0) / shape.size());
                    for (int i = 0; i < values.length; i++) {
                        values[i] *= deviation;
                    }
                }
                case GAMMA, RUNNING_VAR -> Arrays.fill(values, 1);
                default -> {
                    if (parameter.getName().equals("u")) {
                        Noise.normal(random, values, 0, values.length);
                    }
                }
            }
            set(parameter, manager, values);
        }
    }

    private static void begin(float[] values, Beginning beginning, RandomGenerator random) {
        if (beginning.deviation() > 0) {
            Noise.normal(random, values, 0, values.length);
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (beginning.mean().applyAsDouble(i) + beginning.deviation() * values[i]);
        }
    }

    /** What the learning rate of each trained array is multiplied by, in the order of {@link #trained}. */
    static List<Double> rates(Layer block) {
        Map<Parameter, Beginning> beginnings = block.beginnings();
        List<Double> rates = new ArrayList<>();
        for (Parameter parameter : block.getParameters().values()) {
            if (parameter.requiresGradient()) {
                Beginning beginning = beginnings.get(parameter);
                rates.add(beginning == null ? 1 : beginning.rate());
            }
        }
        return rates;
    }

    /**
     * Gives every parameter of a block the values of another block of the same form.
     *
     * @param manager owner of the new arrays
     */
    static void copy(Layer from, Layer to, NDManager manager) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Pair<String, Parameter> named : from.getParameters()) {
            values.put(named.getKey(), named.getValue().getArray().toFloatArray());
        }
        assign(to, manager, values);
    }

    /**
     * Gives every parameter its array from {@code weights}.
     *
     * @throws IllegalArgumentException if one is missing or has another size
     */
    static void assign(Block block, NDManager manager, Map<String, float[]> weights) {
        for (Pair<String, Parameter> named : block.getParameters()) {
            Parameter parameter = named.getValue();
            float[] values = weights.get(named.getKey());
            if (values == null || values.length != parameter.getShape().size()) {
                throw new IllegalArgumentException(
                        "The weights do not fit the architecture: %s should have %d values, and has %s."
                                .formatted(
                                        named.getKey(),
                                        parameter.getShape().size(),
                                        values == null ? "none" : values.length));
            }
            set(parameter, manager, values);
        }
    }

    /**
     * Gives a parameter its first array; gradients are not recorded for it until {@link #train}. That of a convolution
     * has its channels last in memory: libtorch then keeps all arrays of the convolution so, which spares a change of
     * layout at each.
     *
     * @param values in the order of the parameter's shape
     */
    static void set(Parameter parameter, NDManager manager, float[] values) {
        Shape shape = parameter.getShape();
        if (shape.dimension() == 4) {
            float[] ordered = channelsLast(values, shape);
            Shape last = new Shape(shape.get(0), shape.get(2), shape.get(3), shape.get(1));
            parameter.setInitializer(
                    (owner, wanted, type) -> owner.create(ordered, last).transpose(0, 3, 1, 2));
        } else {
            parameter.setInitializer((owner, wanted, type) -> owner.create(values, shape));
        }
        parameter.initialize(manager, DataType.FLOAT32);
        parameter.getArray().setRequiresGradient(false);
    }

    /** Values in the order (o, i, h, w) in the order (o, h, w, i). */
    private static float[] channelsLast(float[] values, Shape shape) {
        int inputs = (int) shape.get(1);
        int window = (int) (shape.get(2) * shape.get(3));
        float[] ordered = new float[values.length];
        for (int k = 0; k < values.length; k++) {
            int output = k / (inputs * window);
            int input = k / window % inputs;
            ordered[(output * window + k % window) * inputs + input] = values[k];
        }
        return ordered;
    }

    /** The arrays that training moves, in a fixed order. */
    static List<NDArray> trained(Block block) {
        List<NDArray> arrays = new ArrayList<>();
        for (Parameter parameter : block.getParameters().values()) {
            if (parameter.requiresGradient()) {
                arrays.add(parameter.getArray());
            }
        }
        return arrays;
    }

    /** Whether gradients are recorded for the trained arrays. */
    static void train(Block block, boolean on) {
        for (NDArray array : trained(block)) {
            array.setRequiresGradient(on);
        }
    }
}
