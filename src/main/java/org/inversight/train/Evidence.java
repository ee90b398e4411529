package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.inversight.data.PictureSet;
import org.inversight.engine.Adam;
import org.inversight.engine.Ops;
import org.inversight.model.net.NativeNetwork;

/**
 * The negative evidence lower bound of pictures under a generator as decoder, with an encoder that
 * learns beside it.
 */
public final class Evidence implements AutoCloseable {

    private static final long PICTURES = 501;
    private static final long CODES = 502;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final AutoencoderPlan plan;
    private final NativeNetwork encoder;
    private final PictureSet pictures;
    private final Batches batches;
    private final long seed;
    private final NetworkOptimizer optimizer;

    /**
     * @param encoder its last output is (n, 2 latent): means, then log variances; stays open
     * @param pictures that are encoded
     */
    public Evidence(AutoencoderPlan plan, NativeNetwork encoder, PictureSet pictures, int batch, long seed) {
        this.plan = plan;
        this.encoder = encoder;
        this.pictures = pictures;
        this.batches = new Batches(pictures.count(), batch, seed, PICTURES);
        this.seed = seed;
        encoder.recordWeights(true);
        this.optimizer = new NetworkOptimizer(encoder, a -> new Adam(a, plan.rate(), BETA1, BETA2));
    }

    AutoencoderPlan plan() {
        return plan;
    }

    /** The negative evidence of one batch; differentiable in both networks. */
    NDArray negative(NDManager scope, NativeNetwork generator, int iteration) {
        int latent = plan.latent();
        NDArray x = Pictures.array(scope, pictures.select(batches.at(iteration)));
        NDArray code = encoder.forwardTraining(x).get(1);
        NDArray mean = code.get(":, :" + latent);
        NDArray logVariance = code.get(":, %d:".formatted(latent));
        NDArray noise = Pictures.latents(scope, (int) x.getShape().get(0), latent, seed, CODES, iteration);
        NDArray z = mean.add(Ops.scale(logVariance, 0.5).exp().mul(noise));
        NDArray decoded = generator.forwardTraining(z).singletonOrThrow();
        return Losses.evidence(x, decoded, mean, logVariance, plan.variance(), plan.detail());
    }

    /** Moves the encoder against the gradient that is there. */
    void step(NDManager scope) {
        optimizer.step(scope);
    }

    void setLearningRate(double rate) {
        optimizer.setLearningRate(rate);
    }

    void addState(Map<String, NDArray> state) {
        encoder.arrays().forEach((name, array) -> state.put("encoder." + name, array));
        optimizer.addState("encoder optimizer", state);
    }

    void continueAfter(int iteration) {
        optimizer.continueAfter(iteration);
    }

    @Override
    public void close() {
        encoder.recordWeights(false);
        optimizer.close();
    }
}
