package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.inversight.loss.PriorTerm;
import org.inversight.model.Access;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/**
 * KEDMI (Chen et al., ICCV 2021; {@code dist_inversion} in {@code attack.py} of its release): one Gaussian over latents
 * per class, {@code z = mu + exp(logvar / 2) eps}, moved by Adam on {@code L = mean(-log D(G(z))) + lambda mean(L_id)},
 * one sample per class and step.
 */
public final class KedmiAttack extends GradientAttack {

    private static final String RATE = "kedmi.learning-rate";
    private static final String WEIGHT = "kedmi.identity-weight";
    private static final String CLAMP = "kedmi.clamp";
    private static final String LOG_VARIANCE = "kedmi.log-variance";

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "kedmi",
                    "KEDMI",
                    "One latent distribution per class, with a critic that knows the classes.",
                    "Knowledge-Enriched Distributional Model Inversion fits a distribution of latents to each "
                            + "class instead of single points: a Gaussian whose mean and variance Adam optimises. Its "
                            + "critic was trained on public images with the target's soft labels, so generator and "
                            + "critic already lean towards the target's classes. The images shown are samples of each "
                            + "class's Gaussian.",
                    "L(μ, σ) = E_{z ~ N(μ, σ²)} [ −log D(G(z)) + λ L_{id}(T(G(z)), y) ]",
                    "Chen et al., Knowledge-Enriched Distributional Model Inversion, ICCV 2021; clamp and start as in the LOMMA release",
                    "white box: weights of the target, its scores on public images, generator and K-class critic",
                    List.of(
                            "The samples' generators and critics are trained otherwise, as their cards say: spectral "
                                    + "normalisation, or a loss that compares, where KEDMI has instance normalisation; no "
                                    + "minibatch discrimination; one critic step for each of the generator, where KEDMI "
                                    + "has five; averaged generator weights; those of people go on from GMI's pair.",
                            "The samples' presets are shortened to 320 steps for digits and 150 for people. Those of "
                                    + "people also weigh the identity loss 1 (10 with students and cross-entropy) against "
                                    + "the published 100, start from a log variance of -3, and take a rate of 0.05 and "
                                    + "LOM's distance weighed 10.")),
            List.of(
                    Parameter.number(RATE)
                            .titled("Learning rate")
                            .about("Step of Adam on mean and log variance.")
                            .between(0.00001, 1)
                            .byDefault(0.02)
                            .logarithmic()
                            .from("KEDMI and LOMMA releases")
                            .live(),
                    Parameter.number(WEIGHT)
                            .titled("Identity weight λ")
                            .about("Weight of the identity loss relative to the prior loss.")
                            .between(0, 10000)
                            .byDefault(100)
                            .logarithmic()
                            .from("GMI, KEDMI, LOMMA releases")
                            .live(),
                    Parameter.number(CLAMP)
                            .titled("Latent clamp")
                            .about(
                                    "Each coordinate of a sampled z is clamped to plus and minus this before it enters the "
                                            + "generator.")
                            .between(0.05, 10)
                            .byDefault(1)
                            .from("LOMMA release")
                            .live(),
                    Parameter.number(LOG_VARIANCE)
                            .titled("Initial log variance")
                            .about("Initial log variance of every coordinate; the mean starts at 0.")
                            .between(-10, 4)
                            .byDefault(1)
                            .from("LOMMA release")
                            .needsRestart()),
            new Needs(Access.WEIGHTS, true, true),
            2400,
            KedmiAttack::new);

    private final Generator generator;
    private final @Nullable PriorTerm prior;
    private final LatentBatch classes;
    private final NDArray labels;
    private final NDArray mean;
    private final NDArray logVariance;
    private final Adam meanOptimizer;
    private final Adam varianceOptimizer;
    private final int restarts;
    private double weight;
    private double clamp;

    KedmiAttack(AttackInputs inputs) {
        super(inputs);
        generator = Objects.requireNonNull(inputs.generator());
        prior = inputs.critic() == null ? null : new PriorTerm(inputs.critic());
        restarts = inputs.restarts();
        classes = new LatentBatch(inputs.targets(), 1, inputs.seed());
        labels = classes.labels(inputs.owner());
        Shape shape = new Shape(classes.rows(), generator.latent());
        mean = inputs.owner().zeros(shape);
        logVariance = inputs.owner().full(shape, (float) inputs.values().real(LOG_VARIANCE));
        double rate = inputs.values().real(RATE);
        meanOptimizer = new Adam(mean, rate, 0.9, 0.999);
        varianceOptimizer = new Adam(logVariance, rate, 0.9, 0.999);
        change(inputs.values());
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        NDArray noise = classes.normal(scope, LatentBatch.Stream.STEP, step, generator.latent());
        Autograd.record(true);
        NDArray mu = Autograd.variable(scope, mean);
        NDArray logVar = Autograd.variable(scope, logVariance);
        NDArray images = observed(generator.generate(sample(mu, logVar, noise)), labels);
        NDArray identity = augmentation.identity(images, labels, loss, step).mean();
        NDArray realism = prior == null ? null : prior.perImage(images).mean();
        List<LossTerm> terms = descend(identity, realism, weight, 1);
        meanOptimizer.step(Autograd.gradient(scope, mu));
        varianceOptimizer.step(Autograd.gradient(scope, logVar));
        return new StepResult(terms);
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        return generator.generate(shownLatents(scope));
    }

    @Override
    NDArray shownLatents(NDManager scope) {
        Autograd.record(false);
        NDArray noise = rows.normal(scope, LatentBatch.Stream.DISPLAY, 0, generator.latent());
        return sample(spread(scope, mean), spread(scope, logVariance), noise);
    }

    @Override
    public void walk(StateWalk state) {
        state.moved("mean", mean, meanOptimizer);
        state.moved("log variance", logVariance, varianceOptimizer);
    }

    @Override
    public void change(Values values) {
        super.change(values);
        meanOptimizer.setLearningRate(values.real(RATE));
        varianceOptimizer.setLearningRate(values.real(RATE));
        weight = values.real(WEIGHT);
        clamp = values.real(CLAMP);
    }

    @Override
    @Nullable
    PriorTerm prior() {
        return prior;
    }

    @Override
    public BareStep bareStep() {
        return new InputBareStep(mean.getShape(), generator, prior, augmentation);
    }

    /** The means of the Gaussians: (targets, latent). */
    NDArray mean() {
        return mean;
    }

    /** The log variances of the Gaussians: (targets, latent). */
    NDArray logVariance() {
        return logVariance;
    }

    @Override
    public void close() {
        meanOptimizer.close();
        varianceOptimizer.close();
        mean.close();
        logVariance.close();
        labels.close();
    }

    private NDArray sample(NDArray mu, NDArray logVar, NDArray noise) {
        return mu.add(Ops.scale(logVar, 0.5).exp().mul(noise)).clip(-clamp, clamp);
    }

    /** One row per image from one row per class. */
    private NDArray spread(NDManager scope, NDArray perClass) {
        NDArray repeated = perClass.repeat(0, restarts);
        repeated.attach(scope);
        return repeated;
    }
}
