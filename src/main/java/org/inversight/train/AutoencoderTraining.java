package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.model.net.NativeNetwork;

/** Trains a generator as the decoder of a variational auto-encoder. */
public final class AutoencoderTraining implements Training {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final Engine engine;
    private final Evidence evidence;
    private final NativeNetwork generator;
    private final NetworkOptimizer optimizer;

    /**
     * @param evidence is trained; stays open
     * @param generator decodes; stays open
     */
    public AutoencoderTraining(Engine engine, Evidence evidence, NativeNetwork generator) {
        this.engine = engine;
        this.evidence = evidence;
        this.generator = generator;
        generator.recordWeights(true);
        this.optimizer =
                new NetworkOptimizer(generator, a -> new Adam(a, evidence.plan().rate(), BETA1, BETA2));
    }

    @Override
    public String plan() {
        return evidence.plan().toString();
    }

    @Override
    public int iterations() {
        return evidence.plan().iterations();
    }

    @Override
    public double step(int iteration) {
        double rate = evidence.plan().rate() * evidence.plan().rateFactor(iteration);
        optimizer.setLearningRate(rate);
        evidence.setLearningRate(rate);
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray loss = evidence.negative(scope, generator, iteration);
            optimizer.minimise(scope, loss);
            evidence.step(scope);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        generator.arrays().forEach((name, array) -> state.put("generator." + name, array));
        optimizer.addState("generator optimizer", state);
        evidence.addState(state);
        return state;
    }

    @Override
    public void continueAfter(int iteration) {
        optimizer.continueAfter(iteration);
        evidence.continueAfter(iteration);
    }

    @Override
    public void close() {
        generator.recordWeights(false);
        optimizer.close();
    }
}
