package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Noise;
import org.inversight.engine.Ops;
import org.inversight.model.Generator;
import org.inversight.model.net.Architecture;
import org.inversight.model.net.NativeNetwork;

/**
 * Trains a generator with styles against a critic that compares: relativistic pairing loss; each eighth step the
 * critic's slope is held down, estimated from differences, since DJL has no second derivatives (R1 and R2, Mescheder et
 * al. 2018); the critic also names what is known of the public images. Generated images get the camera's noise before
 * the critic sees them, so that the generator need not draw it; public ones are mirrored at random. Where classes are
 * taught, both are told the class: a generated image is compared with a public one of its class.
 */
public final class StyleTraining implements Training {

    private static final int LAZY = 8;

    /** In the critic's own units, in which images reach from -1 to 1. */
    private static final double DISTANCE = 0.05;

    private static final long REAL_STREAM = 401;
    private static final long MIRROR_STREAM = 402;
    private static final long LATENT_STREAM = 403;
    private static final long NOISE_STREAM = 404;
    private static final long PENALTY_STREAM = 405;

    private final Engine engine;
    private final StylePlan plan;
    private final ImageSet images;
    private final Teaching teaching;
    private final Batches batches;
    private final int side;
    private final long seed;
    private final NativeNetwork generator;
    private final NativeNetwork critic;
    private final AveragedWeights average;
    private final NetworkOptimizer generatorOptimizer;
    private final NetworkOptimizer criticOptimizer;

    /**
     * @param images public ones, as large as the generator's or twice as large
     * @param teaching what the critic learns of them; it has one output more than this
     * @param generator is trained; stays open
     * @param critic is trained; stays open
     * @param owner of the averaged generator
     */
    public StyleTraining(
            Engine engine,
            StylePlan plan,
            ImageSet images,
            Teaching teaching,
            long seed,
            NativeNetwork generator,
            NativeNetwork critic,
            NDManager owner) {
        this.engine = engine;
        this.plan = plan;
        this.images = images;
        this.teaching = teaching;
        this.batches = new Batches(images.count(), plan.batch(), seed, REAL_STREAM);
        this.seed = seed;
        this.generator = generator;
        this.critic = critic;
        Architecture architecture = Architecture.named(plan.generator());
        this.side = architecture.side();
        NativeNetwork copy =
                NativeNetwork.of(owner, architecture, teaching.told(), plan.latent(), Models.values(generator));
        this.average = new AveragedWeights(generator, copy, plan.averaging());
        this.generatorOptimizer = optimizer(generator);
        this.criticOptimizer = optimizer(critic);
    }

    private NetworkOptimizer optimizer(NativeNetwork network) {
        return new NetworkOptimizer(network, a -> new Adam(a, plan.rate(), 0, plan.beta2()));
    }

    @Override
    public String plan() {
        return plan(plan, seed);
    }

    /** {@return what its saved state is known by ({@link #plan()})} */
    public static String plan(StylePlan plan, long seed) {
        return plan + ", seed " + seed;
    }

    @Override
    public int iterations() {
        return plan.iterations();
    }

    @Override
    public double step(int iteration) {
        generatorOptimizer.setLearningRate(plan.generatorRateAt(iteration));
        criticOptimizer.setLearningRate(plan.rateAt(iteration));
        NDArray fade = critic.arrays().get("fade");
        if (fade != null) {
            fade.set(new float[] {(float) plan.fadeAt(iteration)});
        }
        try (NDManager scope = engine.scope()) {
            generator.recordWeights(true);
            Autograd.record(true);
            int[] labels = teaching.labels(plan.batch(), iteration);
            NDArray z = ImageArrays.latents(scope, plan.batch(), plan.latent(), seed, LATENT_STREAM, iteration);
            NDArray clean = generator
                    .forwardTraining(Generator.withClasses(z, labels, teaching.told()))
                    .singletonOrThrow();
            NDArray fake = noisy(clean, iteration);
            critic.recordWeights(true);
            int[] positions = teaching.told() == 0 ? batches.at(iteration) : teaching.positions(labels, iteration);
            Loss played = criticStep(scope, iteration, fake.stopGradient(), labels, positions);
            critic.recordWeights(false);
            NDArray out = critic.forwardTraining(fake).getLast();
            NDArray loss = Losses.pairedGenerator(played.realScores().stopGradient(), scores(out, labels));
            NDArray taught = teaching.outputs() == 0
                    ? teaching.imageLoss(clean, labels, iteration)
                    : teaching.generatorLoss(scope, out.get(":, 1:"));
            loss = taught == null ? loss : loss.add(taught);
            generatorOptimizer.minimise(scope, loss);
            average.update(iteration);
            return played.value() + loss.getFloat();
        } finally {
            Autograd.record(false);
            critic.recordWeights(false);
            generator.recordWeights(false);
        }
    }

    /** The critic's loss, and what it said of the public images before it learnt from them. */
    private record Loss(double value, NDArray realScores) {}

    private Loss criticStep(NDManager scope, int iteration, NDArray fake, int[] labels, int[] positions) {
        int n = plan.batch();
        NDArray both = real(scope, iteration, positions).concat(fake, 0);
        NDArray out = critic.forwardTraining(both).getLast();
        NDArray scores = scores(out, labels);
        NDArray realScores = scores.get(":" + n);
        NDArray loss = Losses.pairedCritic(realScores, scores.get(n + ":"));
        if (iteration % LAZY == 0 && plan.penalty() > 0) {
            Shape shape = both.getShape();
            NDArray noise = scope.create(Noise.normal((int) shape.size(), seed, PENALTY_STREAM, iteration), shape);
            // half of it: the critic's units are twice as fine as the images'
            NDArray moved = both.add(Ops.scale(noise, DISTANCE / 2));
            NDArray there = scores(critic.forwardTraining(moved).getLast(), labels);
            NDArray slope = Losses.slope(scores, there, DISTANCE).reshape(1);
            loss = loss.add(Ops.scale(slope, plan.penalty() / 2 * LAZY).sum());
        }
        double shown = loss.getFloat();
        if (teaching.outputs() > 0) {
            NDArray said = teaching.loss(scope, out.get(":%d, 1:".formatted(n)), positions)
                    .reshape(1);
            loss = loss.add(Ops.scale(said, plan.labels()).sum());
        }
        criticOptimizer.minimise(scope, loss);
        return new Loss(shown, realScores);
    }

    /** The first output of each image, or that of its class: (n) of (n, outputs), labels once or twice in turn. */
    private NDArray scores(NDArray out, int[] labels) {
        int classes = teaching.told();
        if (classes == 0) {
            return out.get(":, 0");
        }
        NDArray own = out.getManager().create(labels).oneHot(classes);
        return out.reshape(-1, labels.length, classes)
                .mul(own)
                .sum(new int[] {2})
                .reshape(-1);
    }

    private NDArray real(NDManager scope, int iteration, int[] positions) {
        Images chosen = ImageArrays.mirrored(images.select(positions), Noise.keyed(seed, MIRROR_STREAM, iteration));
        NDArray array = ImageArrays.array(scope, chosen);
        return chosen.width() == side ? array : Ops.meanPool(array, chosen.width() / side);
    }

    /** With the camera's noise, of another strength on each image. */
    private NDArray noisy(NDArray images, int iteration) {
        RandomGenerator random = Noise.keyed(seed, NOISE_STREAM, iteration);
        Shape shape = images.getShape();
        float[] noise = new float[(int) shape.size()];
        int stride = noise.length / plan.batch();
        for (int i = 0; i < plan.batch(); i++) {
            double strength = plan.leastNoise() + (plan.mostNoise() - plan.leastNoise()) * random.nextDouble();
            for (int k = i * stride; k < (i + 1) * stride; k++) {
                noise[k] = (float) (strength * random.nextGaussian());
            }
        }
        return images.add(images.getManager().create(noise, shape));
    }

    /** The averaged generator; it is closed with the training. */
    public NativeNetwork averaged() {
        return average.network();
    }

    @Override
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        generator.arrays().forEach((name, array) -> state.put("generator." + name, array));
        critic.arrays().forEach((name, array) -> state.put("critic." + name, array));
        average.addState("average", state);
        generatorOptimizer.addState("generator optimizer", state);
        criticOptimizer.addState("critic optimizer", state);
        return state;
    }

    @Override
    public void continueAfter(int iteration) {
        generatorOptimizer.continueAfter(iteration);
        criticOptimizer.continueAfter(iteration);
    }

    @Override
    public void close() {
        generatorOptimizer.close();
        criticOptimizer.close();
        average.close();
    }
}
