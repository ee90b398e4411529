package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.data.PictureSet;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Ops;
import org.inversight.model.net.NativeNetwork;

/** Trains a generator as the decoder of a variational auto-encoder. */
final class AutoencoderTraining implements Training {

    private static final long PICTURES = 501;
    private static final long CODES = 502;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final Engine engine;
    private final AutoencoderPlan plan;
    private final NativeNetwork encoder;
    private final NativeNetwork generator;
    private final int latent;
    private final PictureSet pictures;
    private final Batches batches;
    private final long seed;
    private final NetworkOptimizer encoderOptimizer;
    private final NetworkOptimizer generatorOptimizer;

    /**
     * @param encoder its last output is (n, 2 latent): means, then log variances; stays open
     * @param generator decodes; stays open
     * @param pictures that are encoded
     */
    AutoencoderTraining(
            Engine engine,
            AutoencoderPlan plan,
            NativeNetwork encoder,
            NativeNetwork generator,
            int latent,
            PictureSet pictures,
            int batch,
            long seed) {
        this.engine = engine;
        this.plan = plan;
        this.encoder = encoder;
        this.generator = generator;
        this.latent = latent;
        this.pictures = pictures;
        this.batches = new Batches(pictures.count(), batch, seed, PICTURES);
        this.seed = seed;
        encoder.recordWeights(true);
        generator.recordWeights(true);
        this.encoderOptimizer =
                new NetworkOptimizer(encoder, a -> new Adam(a, plan.rate(), BETA1, BETA2));
        this.generatorOptimizer =
                new NetworkOptimizer(generator, a -> new Adam(a, plan.rate(), BETA1, BETA2));
    }

    @Override
    public int iterations() {
        return plan.iterations();
    }

    @Override
    public double step(int iteration) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray x = Pictures.array(scope, pictures.select(batches.at(iteration)));
            NDArray code = encoder.forwardTraining(x).get(1);
            NDArray mean = code.get(":, :" + latent);
            NDArray logVariance = code.get(":, %d:".formatted(latent));
            NDArray noise =
                    Pictures.latents(
                            scope, (int) x.getShape().get(0), latent, seed, CODES, iteration);
            NDArray z = mean.add(Ops.scale(logVariance, 0.5).exp().mul(noise));
            NDArray decoded = generator.forwardTraining(z).singletonOrThrow();
            NDArray loss = Losses.evidence(x, decoded, mean, logVariance, plan.variance());
            Autograd.backward(loss);
            encoderOptimizer.step(scope);
            generatorOptimizer.step(scope);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
        }
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        encoder.arrays().forEach((name, array) -> state.put("encoder." + name, array));
        generator.arrays().forEach((name, array) -> state.put("generator." + name, array));
        encoderOptimizer.addState("encoder optimizer", state);
        generatorOptimizer.addState("generator optimizer", state);
        return state;
    }

    @Override
    public void continueAfter(int iteration) {
        encoderOptimizer.continueAfter(iteration);
        generatorOptimizer.continueAfter(iteration);
    }

    @Override
    public void close() {
        encoder.recordWeights(false);
        generator.recordWeights(false);
        encoderOptimizer.close();
        generatorOptimizer.close();
    }
}
