package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.data.Panel;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.inversight.engine.Optimizer;
import org.inversight.engine.Sgd;
import org.inversight.model.Access;
import org.inversight.model.Generator;

/**
 * VMI (Wang et al., NeurIPS 2021; {@code attack_dcgan.py} and {@code likelihood_model.py} of its release): fits a
 * distribution of latents to each class by variational inference, {@code L(q) = E_{z ~ q}[lambda L_id(T(G(z)), y)] +
 * beta KL(q || N(0, I))}, over a number of samples of every class a step.
 */
public final class VmiAttack extends GradientAttack {

    private static final String MINER = "vmi.miner";
    private static final String OPTIMIZER = "vmi.optimizer";
    private static final String RATE = "vmi.learning-rate";
    private static final String MOMENTUM = "vmi.momentum";
    private static final String SAMPLES = "vmi.samples";
    private static final String WEIGHT = "vmi.identity-weight";
    private static final String KL_WEIGHT = "vmi.kl-weight";
    private static final String FLOW_STEPS = "vmi.flow-steps";
    private static final String HIDDEN = "vmi.hidden";

    private static final String RELEASE = "VMI release";

    /** Samples of each class that the panel shows. */
    private static final int SHOWN = 24;

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "vmi",
                    "VMI",
                    "A distribution of latents fitted to each class by variational inference.",
                    "Variational Model Inversion treats the attack as inference: given that the target "
                            + "predicts a class, which latents are likely? It fits a distribution q to each class: the "
                            + "target should recognise its samples (identity loss), and q should stay near the "
                            + "generator's prior (Kullback-Leibler divergence). The miner that models q is a Gaussian, "
                            + "with full covariance or with independent components, or a normalising flow. A larger divergence weight keeps the images "
                            + "varied; a smaller one lets q shrink to a point, as the entropy shows.",
                    "L(q) = E_{z ~ q} [ λ L_{id}(T(G(z)), y) ] + β KL(q ‖ N(0, I))",
                    "Wang et al., Variational Model Inversion Attacks, NeurIPS 2021; constants as in its release for flat latents",
                    "white box: weights of the target, and public images for the generator",
                    List.of(
                            "The release attacks a StyleGAN with one miner per layer; these generators have one latent "
                                    + "and so one miner.",
                            "The samples' generators are those of GMI, trained as that entry says, where the release has "
                                    + "StyleGAN2-ADA or a DCGAN with a cross-entropy loss.",
                            "The Gaussian with independent components is not in the release: with few samples and steps "
                                    + "the full one's off-diagonal numbers mostly take up the samples' noise.",
                            "The Gaussian's factor is lower triangular, where the release moves a full matrix: the same "
                                    + "distributions, other steps.",
                            "All classes of a run are one batch, where the release takes one after the other; each moves "
                                    + "as it would alone.",
                            "The samples' presets are shortened: a hundred steps or some more of Adam with 5 samples, where "
                                    + "the release takes 4,867 of gradient descent with 64.",
                            "The flow has Glow's steps on one level, without squeezing, because a latent has no height and width.",
                            "The release computes flows in double precision; here it is single.",
                            "No published code combines VMI with the logit loss or students: here only the identity "
                                    + "loss is replaced (docs/adr).")),
            List.of(
                    new Parameter.Choice(
                            MINER,
                            "Miner",
                            "Model of the distribution: a Gaussian with full covariance, one with independent "
                                    + "components, or a normalising flow.",
                            "gaussian",
                            List.of("gaussian", "independent", "flow"),
                            RELEASE + "; independent components are ours",
                            false),
                    new Parameter.Choice(
                            OPTIMIZER,
                            "Optimiser",
                            "Gradient descent with momentum, as published, or Adam, which needs fewer steps.",
                            "sgd",
                            List.of("sgd", "adam"),
                            RELEASE,
                            false),
                    Parameter.number(RATE)
                            .titled("Learning rate")
                            .about("Step size of the optimiser for all weights of the miner.")
                            .between(0.000001, 1)
                            .byDefault(0.0002)
                            .logarithmic()
                            .from(RELEASE + ", flat latents")
                            .live(),
                    Parameter.number(MOMENTUM)
                            .titled("Momentum")
                            .about("Momentum of gradient descent; Adam does not use it.")
                            .between(0, 0.999)
                            .byDefault(0.9)
                            .from(RELEASE)
                            .needsRestart(),
                    Parameter.whole(SAMPLES)
                            .titled("Samples")
                            .about("Samples per class in a step.")
                            .between(1, 256)
                            .byDefault(64)
                            .unit("per class")
                            .from(RELEASE)
                            .needsRestart(),
                    Parameter.number(WEIGHT)
                            .titled("Identity weight λ")
                            .about("Weight of the identity loss.")
                            .between(0, 10000)
                            .byDefault(1)
                            .logarithmic()
                            .from(RELEASE)
                            .live(),
                    Parameter.number(KL_WEIGHT)
                            .titled("Divergence weight β")
                            .about("Weight of the divergence from the prior.")
                            .between(0, 10)
                            .byDefault(0.001)
                            .logarithmic()
                            .from(RELEASE)
                            .live(),
                    Parameter.whole(FLOW_STEPS)
                            .titled("Steps of the flow")
                            .about("Number of flow steps; each normalises, permutes and couples.")
                            .between(1, 32)
                            .byDefault(10)
                            .from(RELEASE)
                            .needsRestart(),
                    Parameter.whole(HIDDEN)
                            .titled("Hidden units")
                            .about("Width of the flow's coupling networks.")
                            .between(4, 512)
                            .byDefault(100)
                            .from(RELEASE)
                            .needsRestart()),
            new Needs(Access.WEIGHTS, true, false),
            4867,
            VmiAttack::new);

    private final Generator generator;
    private final Miner miner;
    private final LatentBatch sampled;
    private final NDArray labels;
    private final List<Integer> targets;
    private final List<NDArray> arrays;
    private final List<Optimizer> optimizers = new ArrayList<>();
    private final long seed;
    private final int samples;
    private double weight;
    private double klWeight;

    VmiAttack(AttackInputs inputs) {
        super(inputs);
        generator = Objects.requireNonNull(inputs.generator());
        Values values = inputs.values();
        targets = inputs.targets();
        samples = values.whole(SAMPLES);
        seed = inputs.seed();
        sampled = new LatentBatch(targets, samples, seed);
        labels = sampled.labels(inputs.owner());
        int width = generator.latent();
        String model = values.choice(MINER);
        miner = model.equals("flow")
                ? new FlowMiner(inputs.owner(), targets, width, values.whole(FLOW_STEPS), values.whole(HIDDEN), seed)
                : new GaussianMiner(inputs.owner(), targets.size(), width, model.equals("gaussian"));
        arrays = miner.start(inputs.owner());
        double rate = values.real(RATE);
        for (NDArray array : arrays) {
            optimizers.add(
                    values.choice(OPTIMIZER).equals("adam")
                            ? new Adam(array, rate, 0.9, 0.999)
                            : new Sgd(array, rate, values.real(MOMENTUM), false, 0));
        }
        change(values);
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        NDArray noise = noise(scope, sampled, LatentBatch.Stream.STEP, step);
        Autograd.record(true);
        List<NDArray> moved =
                arrays.stream().map(array -> Autograd.variable(scope, array)).toList();
        Miner.Mined mined = miner.mine(moved, noise);
        NDArray images = observed(generator.generate(flat(mined.latents())), labels);
        // the mean over a class's samples, summed over classes: no class weakens another's step
        NDArray identity = augmentation
                .identity(images, labels, loss, step)
                .reshape(targets.size(), samples)
                .mean(new int[] {1})
                .sum();
        NDArray divergence = mined.divergence().sum();
        Autograd.backward(Ops.scale(identity, weight).add(Ops.scale(divergence, klWeight)));
        Autograd.record(false);
        int n = targets.size();
        List<LossTerm> terms = List.of(
                new LossTerm("identity", identity.getFloat() / n),
                new LossTerm("divergence", divergence.getFloat() / n),
                new LossTerm("entropy", mined.entropy().mean().getFloat()));
        for (int i = 0; i < moved.size(); i++) {
            optimizers.get(i).step(Autograd.gradient(scope, moved.get(i)));
        }
        return new StepResult(terms);
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        return images(scope, rows);
    }

    @Override
    NDArray shownLatents(NDManager scope) {
        return latents(scope, rows);
    }

    @Override
    public List<Panel> panels(NDManager scope, NDArray images) {
        List<Panel> panels = new ArrayList<>();
        int width = generator.latent();
        float[] many = latents(scope, new LatentBatch(targets, SHOWN, seed)).toFloatArray();
        List<Panel.Group> groups = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            // one class after the other: what all of them take at once is gigabytes
            try (NDManager own = scope.newSubManager()) {
                int first = t * SHOWN * width;
                NDArray latents =
                        own.create(Arrays.copyOfRange(many, first, first + SHOWN * width), new Shape(SHOWN, width));
                groups.add(new Panel.Group(className(targets.get(t)), clamped(generator.generate(latents))));
            }
        }
        panels.add(new Panel.ImageGroups(
                "distribution",
                "Distribution",
                "Samples of the distribution fitted to each class. If all look alike, it has shrunk to a point.",
                groups));
        panels.addAll(super.panels(scope, images));
        return panels;
    }

    @Override
    public void walk(StateWalk state) {
        for (int i = 0; i < arrays.size(); i++) {
            state.moved("distribution " + i, arrays.get(i), optimizers.get(i));
        }
    }

    @Override
    public void change(Values values) {
        super.change(values);
        optimizers.forEach(optimizer -> optimizer.setLearningRate(values.real(RATE)));
        weight = values.real(WEIGHT);
        klWeight = values.real(KL_WEIGHT);
    }

    @Override
    public BareStep bareStep() {
        return new InputBareStep(
                new Shape((long) targets.size() * samples, generator.latent()), generator, null, augmentation);
    }

    /** What the miner has: as {@link Miner#start} made it. */
    List<NDArray> arrays() {
        return arrays;
    }

    @Override
    public void close() {
        optimizers.forEach(Optimizer::close);
        arrays.forEach(NDArray::close);
        labels.close();
    }

    private NDArray images(NDManager scope, LatentBatch batch) {
        return generator.generate(latents(scope, batch));
    }

    private NDArray latents(NDManager scope, LatentBatch batch) {
        Autograd.record(false);
        NDArray noise = noise(scope, batch, LatentBatch.Stream.DISPLAY, 0);
        List<NDArray> copies = arrays.stream()
                .map(array -> {
                    NDArray copy = array.duplicate();
                    copy.attach(scope);
                    return copy;
                })
                .toList();
        return flat(miner.mine(copies, noise).latents());
    }

    /** (classes, n, d) standard normal numbers. */
    private NDArray noise(NDManager scope, LatentBatch batch, LatentBatch.Stream stream, int step) {
        int width = generator.latent();
        NDArray rows = batch.normal(scope, stream, step, width);
        return rows.reshape(new Shape(targets.size(), batch.rows() / targets.size(), width));
    }

    private NDArray flat(NDArray latents) {
        return latents.reshape(-1, generator.latent());
    }
}
