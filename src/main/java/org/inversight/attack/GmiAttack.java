package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Sgd;
import org.inversight.loss.PriorTerm;
import org.inversight.model.Access;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/**
 * GMI (Zhang et al., CVPR 2020; {@code MNIST/attack.py} of its release): gradient descent with Nesterov momentum on one
 * latent per image, {@code L(z) = -D(G(z)) + lambda L_id(T(G(z)), y)}, z (n, latent) clamped after every step.
 */
public final class GmiAttack extends GradientAttack {

    private static final String STEP_SIZE = "gmi.step-size";
    private static final String MOMENTUM = "gmi.momentum";
    private static final String WEIGHT = "gmi.identity-weight";
    private static final String CLAMP = "gmi.clamp";

    /** The identity weight that the specification's step size is stated for. */
    private static final double SPECIFIED_WEIGHT = 100;

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "gmi",
                    "GMI",
                    "One latent per image, optimised towards the class; a critic keeps it realistic.",
                    "Generative Model Inversion searches the latent space of a generator that was trained on "
                            + "public images. Each image has its own latent. Gradient descent moves it so that the "
                            + "target recognises the class (identity loss) and a critic rates the image as real (prior "
                            + "loss). Restarts from other random latents give other images of the same class.",
                    "L(z) = −D(G(z)) + λ L_{id}(T(G(z)), y)",
                    "Zhang et al., The Secret Revealer, CVPR 2020; step, clamp and weight as in the GMI and LOMMA releases",
                    "white box: weights of the target, and public images for generator and critic",
                    List.of(
                            "The losses are summed over images and the step size is per image (learning rate x 100 / "
                                    + "batch of the release), so the number of images does not change the attack.",
                            "The samples' generators and critics are trained otherwise, as their cards say: a hinge loss "
                                    + "with spectral normalisation, or a loss that compares, where GMI has a Wasserstein "
                                    + "loss with gradient penalty; one critic step for each of the generator, where GMI "
                                    + "has five; averaged generator weights; some begin as a decoder.",
                            "The samples' presets are shortened to 120 steps. Those of people also weigh the identity loss 1 "
                                    + "(3 with cross-entropy) against the published 100, with a step of 1 and LOM's "
                                    + "distance weighed 10.")),
            List.of(
                    Parameter.number(STEP_SIZE)
                            .titled("Step size")
                            .about(
                                    "Learning rate x 100 / batch of the specification, for each image. 0 chooses by size: 0.2 up to 32 "
                                            + "pixels, 0.033 above.")
                            .between(0, 10)
                            .byDefault(0)
                            .logarithmic()
                            .unit("per image")
                            .zeroMeans("by image size")
                            .from("GMI release: MNIST 0.01 x 100 / 5, CelebA 0.02 x 100 / 60")
                            .live(),
                    Parameter.number(MOMENTUM)
                            .titled("Momentum")
                            .about("Nesterov momentum of the descent.")
                            .between(0, 0.999)
                            .byDefault(0.9)
                            .from("GMI release")
                            .needsRestart(),
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
                            .about("Each coordinate of z stays within plus and minus this after every step.")
                            .between(0.05, 10)
                            .byDefault(1)
                            .from("GMI and LOMMA releases")
                            .live()),
            new Needs(Access.WEIGHTS, true, true),
            1500,
            GmiAttack::new);

    private final Generator generator;
    private final @Nullable PriorTerm prior;
    private final NDArray labels;
    private final NDArray latents;
    private final Sgd optimizer;
    private final boolean small;
    private double weight;
    private double clamp;

    GmiAttack(AttackInputs inputs) {
        super(inputs);
        generator = Objects.requireNonNull(inputs.generator());
        prior = inputs.critic() == null ? null : new PriorTerm(inputs.critic());
        labels = rows.labels(inputs.owner());
        latents = rows.normal(inputs.owner(), LatentBatch.Stream.START, 0, generator.latent());
        small = Math.max(inputs.height(), inputs.width()) <= 32;
        optimizer = new Sgd(latents, rate(inputs.values()), inputs.values().real(MOMENTUM), true, 0);
        change(inputs.values());
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        Autograd.record(true);
        NDArray z = Autograd.variable(scope, latents);
        NDArray images = observed(generator.generate(z), labels);
        NDArray identity = augmentation.identity(images, labels, loss, step).sum();
        NDArray realism = prior == null ? null : prior.perImage(images).sum();
        List<LossTerm> terms = descend(identity, realism, weight, labels.size());
        optimizer.step(Autograd.gradient(scope, z));
        clampLatents(scope);
        return new StepResult(terms);
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        return generator.generate(shownLatents(scope));
    }

    @Override
    NDArray shownLatents(NDManager scope) {
        Autograd.record(false);
        NDArray z = latents.duplicate();
        z.attach(scope);
        return z;
    }

    @Override
    public void walk(StateWalk state) {
        state.moved("latents", latents, optimizer);
    }

    @Override
    public void change(Values values) {
        super.change(values);
        optimizer.setLearningRate(rate(values));
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
        return new InputBareStep(latents.getShape(), generator, prior, augmentation);
    }

    /** The latents as they are: (rows, latent). */
    NDArray latents() {
        return latents;
    }

    @Override
    public void close() {
        optimizer.close();
        latents.close();
        labels.close();
    }

    private double rate(Values values) {
        double size = values.real(STEP_SIZE);
        if (size == 0) {
            size = small ? 0.2 : 0.033;
        }
        return size / SPECIFIED_WEIGHT;
    }

    /** In the step's scope, because clip leaves its bounds with the manager of what it clips. */
    private void clampLatents(NDManager scope) {
        NDArray free = latents.duplicate();
        free.attach(scope);
        latents.subi(latents).addi(free.clip(-clamp, clamp));
    }
}
