package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.inversight.data.ImageSet;
import org.inversight.engine.Adam;
import org.inversight.engine.Ops;
import org.inversight.model.net.NativeNetwork;

/** The negative evidence lower bound of images under a generator as decoder, with an encoder that learns beside it. */
public final class Evidence implements AutoCloseable {

    private static final long IMAGES = 501;
    private static final long CODES = 502;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;

    private final AutoencoderPlan plan;
    private final NativeNetwork encoder;
    private final ImageSet images;
    private final Batches batches;
    private final long seed;
    private final NetworkOptimizer optimizer;

    /**
     * @param encoder its last output is (n, 2 latent): means, then log variances; stays open
     * @param images that are encoded
     */
    public Evidence(AutoencoderPlan plan, NativeNetwork encoder, ImageSet images, int batch, long seed) {
        this.plan = plan;
        this.encoder = encoder;
        this.images = images;
        this.batches = new Batches(images.count(), batch, seed, IMAGES);
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
        NDArray x = ImageArrays.array(scope, images.select(batches.at(iteration)));
        NDArray code = encoder.forwardTraining(x).get(1);
        NDArray mean = code.get(":, :" + latent);
        NDArray logVariance = code.get(":, %d:".formatted(latent));
        NDArray noise = ImageArrays.latents(scope, (int) x.getShape().get(0), latent, seed, CODES, iteration);
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
