package org.inversight.model.net;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.inversight.engine.Network;

/**
 * One of this project's networks with its weights. {@link #forward} runs it as it is used (batch normalisation by the
 * running statistics), {@link #forwardTraining} as it is trained.
 */
public final class NativeNetwork implements Network {

    private final NDManager owner;
    private final Layer block;
    private final ParameterStore store;

    private NativeNetwork(NDManager owner, Layer block) {
        this.owner = owner;
        this.block = block;
        this.store = new ParameterStore(owner, false);
    }

    /**
     * {@return a network with random weights, to be trained}
     *
     * @param parent owner of its arrays' manager
     * @param architecture of the network
     * @param outputs length of the last output: classes, embedding or attribute values; of a generator its classes
     * @param latent length of z; 0 where it takes images
     * @param random source of the weights
     */
    public static NativeNetwork random(
            NDManager parent, Architecture architecture, int outputs, int latent, RandomGenerator random) {
        NDManager owner = parent.newSubManager();
        Layer block = architecture.build(outputs, latent);
        Weights.initialise(block, owner, random);
        return new NativeNetwork(owner, block);
    }

    /**
     * {@return a network with these weights}
     *
     * @param parent owner of its arrays' manager
     * @param architecture of the network
     * @param outputs length of the last output: classes, embedding or attribute values; of a generator its classes
     * @param latent length of z; 0 where it takes images
     * @param weights by name, each row by row
     * @throws IllegalArgumentException if the weights do not fit
     */
    public static NativeNetwork of(
            NDManager parent, Architecture architecture, int outputs, int latent, Map<String, float[]> weights) {
        NDManager owner = parent.newSubManager();
        Layer block = architecture.build(outputs, latent);
        try {
            Weights.assign(block, owner, weights);
        } catch (IllegalArgumentException e) {
            owner.close();
            throw e;
        }
        return new NativeNetwork(owner, block);
    }

    /**
     * {@return a network of a larger or smaller architecture with as much of this one as it has room for} An array that
     * both have keeps its values from the beginning, as many as there are; all others are random.
     *
     * @param parent owner of its arrays' manager
     * @param other the architecture
     * @param outputs length of the last output
     * @param latent length of z; 0 where it takes images
     * @param random source of what is new
     */
    public NativeNetwork become(NDManager parent, Architecture other, int outputs, int latent, RandomGenerator random) {
        Map<String, NDArray> own = arrays();
        Map<String, float[]> values = new LinkedHashMap<>();
        try (NativeNetwork fresh = random(parent, other, outputs, latent, random)) {
            fresh.arrays().forEach((name, array) -> {
                float[] all = array.toFloatArray();
                NDArray kept = own.get(name);
                if (kept != null) {
                    int count = (int) Math.min(kept.size(), all.length);
                    System.arraycopy(kept.toFloatArray(), 0, all, 0, count);
                }
                values.put(name, all);
            });
        }
        return of(parent, other, outputs, latent, values);
    }

    /**
     * {@return the same network for use only, with fewer operations: normalisations are multiplied into the weights} It
     * agrees with this one to rounding. Both must be closed.
     *
     * @param parent owner of the new network's arrays
     */
    public Network frozen(NDManager parent) {
        NDManager copies = parent.newSubManager();
        return new NativeNetwork(copies, block.frozen(copies));
    }

    @Override
    public NDList forward(NDArray input) {
        return block.forward(store, new NDList(input), false);
    }

    /**
     * Forward pass in training mode: batch statistics, which also move the running ones.
     *
     * @param input images (n, c, h, w) in [0, 1], or latents (n, latent)
     * @return as {@link #forward}
     */
    public NDList forwardTraining(NDArray input) {
        return block.forward(store, new NDList(input), true);
    }

    /** {@return the arrays that training moves, in a fixed order} */
    public List<NDArray> trained() {
        return Weights.trained(block);
    }

    /** {@return what the learning rate of each of {@link #trained} is multiplied by} */
    public List<Double> rates() {
        return Weights.rates(block);
    }

    /**
     * Sets whether gradients are recorded for the trained arrays.
     *
     * @param on true while training
     */
    public void recordWeights(boolean on) {
        Weights.train(block, on);
    }

    /** {@return all arrays by name, the untrained state (running statistics, power-iteration vectors) included} */
    public Map<String, NDArray> arrays() {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        for (Pair<String, Parameter> parameter : block.getParameters()) {
            arrays.put(parameter.getKey(), parameter.getValue().getArray());
        }
        return arrays;
    }

    /**
     * {@return the multiplications with a weight in a forward pass over one input}
     *
     * @param one shape of the input, (1, ...)
     */
    public long multiplyAdds(Shape one) {
        try (NDManager scope = owner.newSubManager()) {
            forward(scope.zeros(one));
        }
        return block.multiplyAdds();
    }

    @Override
    public void close() {
        owner.close();
    }
}
