package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Trains a generator against a critic. What the two minimise is handed in; there is no gradient penalty, the critics
 * are spectrally normalised.
 */
public final class GanTraining implements Training {

    /** What generator and critic minimise. */
    public interface Game {

        /** Images of a step. */
        int batch();

        /**
         * The real images of one critic step, all of one size, one after the other.
         *
         * @param step number of the critic's step, from 0
         */
        NDArray real(NDManager scope, int step);

        /**
         * Loss of the critic.
         *
         * @param realOut the critic's outputs for {@link #real}
         * @param fakeOut the critic's outputs for as many images as a batch has
         */
        NDArray criticLoss(NDManager scope, int step, NDList realOut, NDList fakeOut);

        /**
         * Loss of the generator.
         *
         * @param fake generated images, with gradient
         */
        NDArray generatorLoss(NDManager scope, int iteration, NativeNetwork critic, NDArray fake);
    }

    private static final int STATISTICS_BATCHES = 60;
    private static final int STATISTICS_SIZE = 64;
    private static final long CRITIC_STREAM = 101;
    private static final long GENERATOR_STREAM = 102;
    private static final long STATISTICS_STREAM = 103;
    private static final long REAL_NOISE_STREAM = 104;
    private static final long FAKE_NOISE_STREAM = 105;
    private static final long GENERATOR_NOISE_STREAM = 106;

    private final Engine engine;
    private final GanPlan plan;
    private final Game game;
    private final long seed;
    private final NativeNetwork generator;
    private final NativeNetwork critic;
    private final @Nullable Evidence evidence;
    private final AveragedWeights average;
    private final NetworkOptimizer generatorOptimizer;
    private final NetworkOptimizer criticOptimizer;

    /**
     * @param generator is trained; stays open
     * @param critic is trained; stays open
     * @param evidence what keeps the generator a decoder, learning beside it; stays open; null for a generator that
     *     only plays
     * @param owner of the averaged generator
     */
    public GanTraining(
            Engine engine,
            GanPlan plan,
            Game game,
            long seed,
            NativeNetwork generator,
            NativeNetwork critic,
            @Nullable Evidence evidence,
            NDManager owner) {
        this.engine = engine;
        this.plan = plan;
        this.game = game;
        this.seed = seed;
        this.generator = generator;
        this.critic = critic;
        this.evidence = evidence;
        NativeNetwork copy = NativeNetwork.of(
                owner, Architecture.named(plan.generator()), 0, plan.latent(), Models.values(generator));
        this.average = new AveragedWeights(generator, copy, plan.averaging());
        this.generatorOptimizer =
                new NetworkOptimizer(generator, a -> new Adam(a, plan.generatorRate(), plan.beta1(), plan.beta2()));
        this.criticOptimizer =
                new NetworkOptimizer(critic, a -> new Adam(a, plan.criticRate(), plan.beta1(), plan.beta2()));
    }

    @Override
    public String plan() {
        return plan + ", batch " + game.batch() + ", seed " + seed;
    }

    @Override
    public int iterations() {
        return plan.iterations();
    }

    @Override
    public double step(int iteration) {
        double factor = plan.rateFactor(iteration);
        criticOptimizer.setLearningRate(plan.criticRate() * factor);
        generatorOptimizer.setLearningRate(plan.generatorRate() * factor);
        if (evidence != null) {
            evidence.setLearningRate(plan.generatorRate() * factor);
        }
        double loss = 0;
        for (int k = 0; k < plan.criticSteps(); k++) {
            loss = criticStep(iteration * plan.criticSteps() + k, plan.noise() * factor);
        }
        loss += generatorStep(iteration, plan.noise() * factor);
        average.update(iteration);
        return loss;
    }

    private double criticStep(int step, double noise) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(false);
            NDArray z = ImageArrays.latents(scope, game.batch(), plan.latent(), seed, CRITIC_STREAM, step);
            NDArray fake = generator.forwardTraining(z).singletonOrThrow();
            NDArray real = noisy(game.real(scope, step), REAL_NOISE_STREAM, step, noise);
            fake = noisy(fake, FAKE_NOISE_STREAM, step, noise);
            long count = real.getShape().get(0);
            critic.recordWeights(true);
            Autograd.record(true);
            // one pass for both: nothing in the critic depends on the rest of the batch
            NDList both = critic.forwardTraining(real.concat(fake, 0));
            NDList realOut = new NDList();
            NDList fakeOut = new NDList();
            for (NDArray out : both) {
                realOut.add(out.get(":" + count));
                fakeOut.add(out.get(count + ":"));
            }
            NDArray loss = game.criticLoss(scope, step, realOut, fakeOut);
            criticOptimizer.minimise(scope, loss);
            return loss.getFloat();
        } finally {
            Autograd.record(false);
            critic.recordWeights(false);
        }
    }

    private NDArray noisy(NDArray images, long stream, int step, double deviation) {
        if (deviation == 0) {
            return images;
        }
        Shape shape = images.getShape();
        float[] noise = Noise.normal((int) shape.size(), seed, stream, step);
        return images.add(Ops.scale(images.getManager().create(noise, shape), deviation));
    }

    private double generatorStep(int iteration, double noise) {
        try (NDManager scope = engine.scope()) {
            generator.recordWeights(true);
            Autograd.record(true);
            NDArray z = ImageArrays.latents(scope, game.batch(), plan.latent(), seed, GENERATOR_STREAM, iteration);
            NDArray fake =
                    noisy(generator.forwardTraining(z).singletonOrThrow(), GENERATOR_NOISE_STREAM, iteration, noise);
            NDArray loss = game.generatorLoss(scope, iteration, critic, fake);
            if (evidence == null) {
                generatorOptimizer.minimise(scope, loss);
            } else {
                NDArray negative = evidence.negative(scope, generator, iteration);
                generatorOptimizer.minimise(scope, loss.add(Ops.scale(negative, plan.evidenceWeight())));
                evidence.step(scope);
            }
            return loss.getFloat();
        } finally {
            Autograd.record(false);
            generator.recordWeights(false);
        }
    }

    /** The averaged generator, its batch statistics measured anew, ready for use. It is closed with the training. */
    public NativeNetwork averaged() {
        NativeNetwork network = average.network();
        Autograd.record(false);
        // momentum 0.1: after sixty batches next to nothing is left of the first statistics
        for (int i = 0; i < STATISTICS_BATCHES; i++) {
            try (NDManager scope = engine.scope()) {
                network.forwardTraining(
                        ImageArrays.latents(scope, STATISTICS_SIZE, plan.latent(), seed, STATISTICS_STREAM, i));
            }
        }
        return network;
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        generator.arrays().forEach((name, array) -> state.put("generator." + name, array));
        critic.arrays().forEach((name, array) -> state.put("critic." + name, array));
        average.addState("average", state);
        generatorOptimizer.addState("generator optimizer", state);
        criticOptimizer.addState("critic optimizer", state);
        if (evidence != null) {
            evidence.addState(state);
        }
        return state;
    }

    @Override
    public void continueAfter(int iteration) {
        generatorOptimizer.continueAfter(iteration);
        criticOptimizer.continueAfter(iteration * plan.criticSteps());
        if (evidence != null) {
            evidence.continueAfter(iteration);
        }
    }

    @Override
    public void close() {
        generatorOptimizer.close();
        criticOptimizer.close();
        average.close();
    }
}
