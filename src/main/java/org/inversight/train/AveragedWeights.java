package org.inversight.train;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import org.inversight.engine.Autograd;
import org.inversight.model.net.NativeNetwork;

/**
 * Exponential moving average of a network's trained arrays: {@code a = d a + (1 - d) w} with {@code d = min(decay, (1 +
 * t) / (10 + t))}, so that the first weights are forgotten soon. The average has no batch statistics of its own: they
 * must be measured anew before it is used.
 */
final class AveragedWeights implements AutoCloseable {

    private final List<NDArray> live;
    private final List<NDArray> averaged;
    private final NativeNetwork average;
    private final double decay;

    /** @param average another network of the same architecture, which receives the average */
    AveragedWeights(NativeNetwork network, NativeNetwork average, double decay) {
        this.live = network.trained();
        this.averaged = average.trained();
        this.average = average;
        this.decay = decay;
    }

    /**
     * Takes the present weights in.
     *
     * @param iteration number of the step just made, from 0
     */
    void update(int iteration) {
        double d = Math.min(decay, (1.0 + iteration) / (10.0 + iteration));
        try (Autograd.Mode mode = Autograd.mode(false)) {
            for (int i = 0; i < live.size(); i++) {
                try (NDArray part = live.get(i).duplicate()) {
                    averaged.get(i).muli(d).addi(part.muli(1 - d));
                }
            }
        }
    }

    NativeNetwork network() {
        return average;
    }

    void addState(String prefix, Map<String, NDArray> state) {
        for (int i = 0; i < averaged.size(); i++) {
            state.put("%s.%d".formatted(prefix, i), averaged.get(i));
        }
    }

    @Override
    public void close() {
        average.close();
    }
}
