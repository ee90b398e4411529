package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.inversight.catalog.Values;
import org.inversight.data.Images;
import org.inversight.data.Panel;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.inversight.train.Batches;
import org.jspecify.annotations.Nullable;

/**
 * Patch-MI (Jang et al., arXiv 2312.07040; {@code tools/main.py} of its release): trains, for each class, a generator
 * against a discriminator of patches while it attacks. {@code L_D = BCE(D(x), 1 - e) + BCE(D(G(z)), 0)}, {@code L_G =
 * BCE(D(G(z)), 1) + w L_id(T(G(z)), y)}. The networks of all classes are side by side in one network of grouped
 * convolutions; a step is one update of every discriminator and then one of every generator, on the same images.
 */
public final class PatchMiAttack extends GradientAttack {

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = PatchMiEntry.type();

    private static final int GENERATOR = 0;
    private static final int DISCRIMINATOR = 1;
    private static final long AUXILIARY = 0x6175780000L;

    private final List<Integer> targets;
    private final int restarts;
    private final int batch;
    private final int latent;
    private final Images auxiliary;
    private final List<Batches> batches;
    private final LatentBatch drawn;
    private final LatentBatch shown;
    private final NDArray labels;
    private final PatchGenerator generator;
    private final PatchDiscriminator discriminator;
    private final ClassNetworks generators;
    private final ClassNetworks discriminators;
    private final PatchPanel panel;
    /** What images that are shown are normalised by; null: their own batch. */
    private final @Nullable PatchStatistics statistics;

    private double weight;
    private double smoothing;
    private double average;

    PatchMiAttack(AttackInputs inputs) {
        super(inputs);
        Values values = inputs.values();
        targets = inputs.targets();
        restarts = inputs.restarts();
        batch = values.whole(PatchMiEntry.BATCH);
        latent = values.whole(PatchMiEntry.LATENT);
        auxiliary = Objects.requireNonNull(inputs.auxiliary()).resized(inputs.height(), inputs.width());
        batches = targets.stream()
                .map(target -> new Batches(auxiliary.count(), batch, inputs.seed(), AUXILIARY + target))
                .toList();
        drawn = new LatentBatch(targets, batch, inputs.seed());
        shown = new LatentBatch(targets, Math.max(batch, restarts), inputs.seed());
        labels = drawn.labels(inputs.owner());
        int patch = values.whole(PatchMiEntry.PATCH);
        checkPatch(patch, inputs);
        int classes = targets.size();
        generator = new PatchGenerator(
                classes, latent, values.whole(PatchMiEntry.WIDTH), inputs.channels(), inputs.height(), inputs.width());
        statistics = values.choice(PatchMiEntry.NORMALISATION).equals("running") ? generator.statistics() : null;
        discriminator = new PatchDiscriminator(
                classes,
                inputs.channels(),
                patch,
                values.whole(PatchMiEntry.STRIDE),
                values.whole(PatchMiEntry.PADDING),
                values.whole(PatchMiEntry.FEATURES),
                values.whole(PatchMiEntry.LEVELS));
        double rate = values.real(PatchMiEntry.RATE);
        generators = new ClassNetworks(inputs.owner(), generator.parts(), targets, inputs.seed(), GENERATOR, rate);
        discriminators =
                new ClassNetworks(inputs.owner(), discriminator.parts(), targets, inputs.seed(), DISCRIMINATOR, rate);
        panel = new PatchPanel(
                auxiliary, patch, targets.stream().map(this::className).toList(), inputs.seed());
        change(values);
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        NDArray latents = drawn.normal(scope, LatentBatch.Stream.STEP, step, latent);
        return step(scope, step, latents, auxiliary(scope, step));
    }

    /**
     * One step with these random numbers.
     *
     * @param latents (classes · n, latent)
     * @param real (m, classes · c, h, w), auxiliary images of each class
     */
    StepResult step(NDManager scope, int step, NDArray latents, NDArray real) {
        Autograd.record(true);
        List<NDArray> making = generators.variables(scope);
        NDArray fake = generator.generate(
                making, sideBySide(latents), statistics == null ? PatchGenerator.BY_BATCH : statistics.learning());
        NDArray discrimination = discriminate(scope, real, fake.stopGradient());
        NDArray realism = Ops.softplus(
                        discriminator.score(discriminators.arrays(), fake).neg())
                .mean(new int[] {0});
        NDArray identity = augmentation
                .identity(classMajor(fake), labels, loss, step)
                .reshape(targets.size(), batch)
                .mean(new int[] {1});
        // summed over classes: each has networks of its own, and none weakens another's step
        Autograd.backward(realism.add(Ops.scale(identity, weight)).sum());
        Autograd.record(false);
        generators.move(scope, making);
        generators.remember(average, step);
        return new StepResult(List.of(
                new LossTerm("identity", identity.mean().getFloat()),
                new LossTerm("realism", realism.mean().getFloat()),
                new LossTerm("discriminator", discrimination.mean().getFloat())));
    }

    /** One step of every discriminator; its loss before the step, (classes). */
    private NDArray discriminate(NDManager scope, NDArray real, NDArray fake) {
        List<NDArray> scoring = discriminators.variables(scope);
        long count = real.getShape().get(0);
        // one pass for both: nothing in a discriminator depends on the rest of the batch
        NDArray logits = discriminator.score(scoring, real.concat(fake, 0));
        NDArray onReal = logits.get(":" + count);
        NDArray onFake = logits.get(count + ":");
        NDArray discrimination = Ops.softplus(onReal)
                .sub(Ops.scale(onReal, 1 - smoothing))
                .mean(new int[] {0})
                .add(Ops.softplus(onFake).mean(new int[] {0}));
        Autograd.backward(discrimination.sum());
        discriminators.move(scope, scoring);
        return discrimination;
    }

    /**
     * Batch normalisation goes by the batch, as while training, so that the images are such as classifier and
     * discriminator see, and the batch is as large as one of a step; or by running statistics, as published.
     */
    @Override
    public NDArray reconstructions(NDManager scope) {
        Autograd.record(false);
        NDArray latents = shown.normal(scope, LatentBatch.Stream.DISPLAY, 0, latent);
        NDArray all = generator.generate(
                generators.remembered(),
                sideBySide(latents),
                statistics == null ? PatchGenerator.BY_BATCH : statistics.evaluating());
        return classMajor(all.get(":" + restarts));
    }

    @Override
    public List<Panel> panels(NDManager scope, NDArray images) {
        List<Panel> panels = new ArrayList<>();
        panels.add(panel.of(clamped(images)));
        panels.addAll(super.panels(scope, images));
        return panels;
    }

    @Override
    public void walk(StateWalk state) {
        generators.walk(state, "generators");
        discriminators.walk(state, "discriminators");
        if (statistics != null) {
            statistics.walk(state, "statistics");
        }
    }

    @Override
    public void change(Values values) {
        super.change(values);
        generators.setLearningRate(values.real(PatchMiEntry.RATE));
        discriminators.setLearningRate(values.real(PatchMiEntry.RATE));
        weight = values.real(PatchMiEntry.WEIGHT);
        smoothing = values.real(PatchMiEntry.SMOOTHING);
        average = values.real(PatchMiEntry.AVERAGE);
    }

    @Override
    public BareStep bareStep() {
        return new PatchBareStep(
                generator,
                generators,
                discriminator,
                discriminators,
                this::classMajor,
                augmentation,
                new Shape(batch, (long) targets.size() * latent));
    }

    /** Weights of the generators. */
    ClassNetworks generators() {
        return generators;
    }

    /** Weights of the discriminators. */
    ClassNetworks discriminators() {
        return discriminators;
    }

    @Override
    public void close() {
        generators.close();
        discriminators.close();
        labels.close();
    }

    /** The auxiliary images of this step, each class its own: (m, classes · c, h, w). */
    NDArray auxiliary(NDManager scope, int step) {
        List<int[]> chosen = batches.stream().map(b -> b.at(step - 1)).toList();
        int count = chosen.getFirst().length;
        int stride = auxiliary.stride();
        float[] pixels = new float[count * targets.size() * stride];
        for (int n = 0; n < count; n++) {
            for (int t = 0; t < targets.size(); t++) {
                System.arraycopy(
                        auxiliary.pixels(),
                        chosen.get(t)[n] * stride,
                        pixels,
                        (n * targets.size() + t) * stride,
                        stride);
            }
        }
        return scope.create(
                pixels,
                new Shape(count, (long) targets.size() * auxiliary.channels(), auxiliary.height(), auxiliary.width()));
    }

    private static void checkPatch(int patch, AttackInputs inputs) {
        if (patch > Math.min(inputs.height(), inputs.width())) {
            throw new IllegalArgumentException(
                    "A patch of %d pixels does not fit into images of %d x %d; choose a smaller %s."
                            .formatted(patch, inputs.height(), inputs.width(), PatchMiEntry.PATCH));
        }
    }

    /** (classes · n, latent), class-major, to (n, classes · latent). */
    private NDArray sideBySide(NDArray latents) {
        int classes = targets.size();
        return latents.reshape(classes, -1, latent).transpose(1, 0, 2).reshape(-1, (long) classes * latent);
    }

    /** (n, classes · c, h, w) to (classes · n, c, h, w), class-major. */
    private NDArray classMajor(NDArray images) {
        int channels = auxiliary.channels();
        int height = auxiliary.height();
        int width = auxiliary.width();
        return images.reshape(-1, targets.size(), channels, height, width)
                .transpose(1, 0, 2, 3, 4)
                .reshape(-1, channels, height, width);
    }
}
