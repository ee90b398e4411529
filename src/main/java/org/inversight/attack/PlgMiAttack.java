package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Adam;
import org.inversight.engine.Autograd;
import org.inversight.model.Access;
import org.inversight.model.Generator;

/**
 * PLG-MI (Yuan et al., AAAI 2023; {@code reconstruct.py} of its release): Adam on one latent per image, {@code L(z) =
 * L_id(T(G(z, y)), y)}, with a generator that takes the class, no critic, and z (n, latent) free.
 */
public final class PlgMiAttack extends GradientAttack {

    private static final String RATE = "plg-mi.learning-rate";

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "plg-mi",
                    "PLG-MI",
                    "One latent per image in a generator that was trained to take the class.",
                    "Pseudo Label-Guided Model Inversion does most of its work before the attack: the target labels "
                            + "public images, those that it is surest of become each class's examples, and a "
                            + "generator that takes a class beside the latent is trained on them. So the search of a "
                            + "class stays within images that resemble it from the first step on, and needs neither "
                            + "a critic nor a limit on the latents. As published, the identity loss is max-margin, "
                            + "and the target sees two random views of each image and never the image itself: the "
                            + "augmentation views with two views, without the unchanged image, drawn for each image, "
                            + "and the ranges that its parameters name for PLG-MI.",
                    "L(z) = Σ_{v = 1, 2} L_{id}(T(R_{v}(G(z, y))), y)",
                    "Yuan et al., Pseudo Label-Guided Model Inversion Attack, AAAI 2023; optimiser and steps as in its release",
                    "white box: weights of the target, and public images for a generator of its classes",
                    List.of(
                            "The losses of the views are averaged, where the release adds them; the steps of Adam are the "
                                    + "same.",
                            "The generators of this program are trained otherwise, as their cards say: against a critic "
                                    + "that compares, one step each, where the release has a hinge loss, spectral "
                                    + "normalisation and five critic steps; averaged weights; a start from GMI's pair; the "
                                    + "class in the style, where the release has conditional batch normalisation; one view "
                                    + "of each image for the target.",
                            "The samples' preset is shortened: 150 steps, or 300 at a rate of 0.03 with cross-entropy, for the published 600.")),
            List.of(Parameter.number(RATE)
                    .titled("Learning rate")
                    .about("Step of Adam on each coordinate of z.")
                    .between(0.00001, 1)
                    .byDefault(0.1)
                    .logarithmic()
                    .from("PLG-MI release")
                    .live()),
            new Needs(Access.WEIGHTS, true, false, false, true),
            600,
            PlgMiAttack::new);

    private final Generator generator;
    private final int[] targets;
    private final NDArray labels;
    private final NDArray latents;
    private final Adam optimizer;

    PlgMiAttack(AttackInputs inputs) {
        super(inputs);
        generator = Objects.requireNonNull(inputs.generator());
        targets = IntStream.range(0, rows.rows()).map(rows::target).toArray();
        labels = rows.labels(inputs.owner());
        latents = rows.normal(inputs.owner(), LatentBatch.Stream.START, 0, generator.latent());
        optimizer = new Adam(latents, inputs.values().real(RATE), 0.9, 0.999);
        change(inputs.values());
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        Autograd.record(true);
        NDArray z = Autograd.variable(scope, latents);
        NDArray identity = augmentation
                .identity(observed(images(z), labels), labels, loss, step)
                .sum();
        List<LossTerm> terms = descend(identity, null, 1, targets.length);
        optimizer.step(Autograd.gradient(scope, z));
        return new StepResult(terms);
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        return images(shownLatents(scope));
    }

    @Override
    NDArray shownLatents(NDManager scope) {
        Autograd.record(false);
        NDArray z = latents.duplicate();
        z.attach(scope);
        return z;
    }

    private NDArray images(NDArray z) {
        return generator.generate(
                Generator.withClasses(z, targets, generator.card().classes().size()));
    }

    @Override
    public void walk(StateWalk state) {
        state.moved("latents", latents, optimizer);
    }

    @Override
    public void change(Values values) {
        super.change(values);
        optimizer.setLearningRate(values.real(RATE));
    }

    @Override
    public BareStep bareStep() {
        Shape input = new Shape(targets.length, generator.card().inputLength());
        return new InputBareStep(input, generator, null, augmentation);
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
}
