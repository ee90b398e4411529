package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inversight.engine.Autograd;
import org.inversight.engine.Optimizer;
import org.inversight.model.net.NativeNetwork;

/** One optimiser for each of the arrays that are trained. */
final class NetworkOptimizer implements AutoCloseable {

    private final List<NDArray> arrays;
    private final List<Double> rates;
    private final List<Optimizer> optimizers = new ArrayList<>();

    NetworkOptimizer(NativeNetwork network, Function<NDArray, Optimizer> maker) {
        this(network, List.of(), maker);
    }

    /** @param beside arrays that are trained with the network, at its full learning rate */
    NetworkOptimizer(NativeNetwork network, Collection<NDArray> beside, Function<NDArray, Optimizer> maker) {
        arrays = Stream.concat(network.trained().stream(), beside.stream()).toList();
        rates = Stream.concat(network.rates().stream(), beside.stream().map(array -> 1.0))
                .toList();
        arrays.forEach(array -> optimizers.add(maker.apply(array)));
    }

    /** Differentiates the loss and moves every array against its gradient. */
    void minimise(NDManager scope, NDArray loss) {
        Autograd.backward(loss);
        step(scope);
    }

    /** Moves every array against the gradient that is there. */
    void step(NDManager scope) {
        for (int i = 0; i < arrays.size(); i++) {
            optimizers.get(i).step(Autograd.gradient(scope, arrays.get(i)));
            Autograd.clear(arrays.get(i));
        }
    }

    /** The learning rate of the network; each array learns at its own share of it. */
    void setLearningRate(double rate) {
        for (int i = 0; i < optimizers.size(); i++) {
            optimizers.get(i).setLearningRate(rate * rates.get(i));
        }
    }

    /** Adds the optimisers' memory to a training's state. */
    void addState(String prefix, Map<String, NDArray> state) {
        for (int i = 0; i < optimizers.size(); i++) {
            List<NDArray> memory = optimizers.get(i).state();
            for (int k = 0; k < memory.size(); k++) {
                state.put("%s.%d.%d".formatted(prefix, i, k), memory.get(k));
            }
        }
    }

    void continueAfter(int steps) {
        optimizers.forEach(o -> o.continueAfter(steps));
    }

    @Override
    public void close() {
        optimizers.forEach(Optimizer::close);
    }
}
