package org.inversight.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.augment.Augmentation;
import org.inversight.augment.AugmentationInputs;
import org.inversight.augment.NoAugmentation;
import org.inversight.augment.ViewAugmentation;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.fixtures.Networks;
import org.inversight.loss.MaxMarginLoss;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;
import org.inversight.model.ModelKind;
import org.inversight.model.Outputs;
import org.junit.jupiter.api.Test;

/** Steps of PLG-MI against closed forms and central differences. */
class PlgMiAttackTest extends AttackCase {

    private static final int LATENT = 6;
    private static final int CLASSES = 4;
    private static final int SIDE = 8;
    private static final int PIXELS = SIDE * SIDE;
    private static final double RATE = 0.1;
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private static float[] wave(int count, double begin, double step, double size) {
        float[] wave = new float[count];
        for (int i = 0; i < count; i++) {
            wave[i] = (float) (size * Math.sin(begin + step * i));
        }
        return wave;
    }

    /** x = 0.5 + W [z; y], so that every pixel stays within [0, 1]. */
    private Generator linear() {
        NDArray weights = owner.create(generatorWeights(), new Shape(LATENT + CLASSES, PIXELS));
        return new Generator(
                ModelCard.named("linear", ModelKind.GENERATOR)
                        .height(SIDE)
                        .width(SIDE)
                        .latent(LATENT)
                        .conditional(true)
                        .classes(NAMES)
                        .outputs(Outputs.IMAGE)
                        .build(),
                Networks.of(z -> new NDList(z.matMul(weights).add(0.5f).reshape(-1, 1, SIDE, SIDE))));
    }

    private static float[] generatorWeights() {
        return wave((LATENT + CLASSES) * PIXELS, 0.4, 1.3, 0.02);
    }

    private static float[] classifierWeights() {
        return wave(PIXELS * CLASSES, 0.1, 0.7, 1);
    }

    /** Logits that are linear in the pixels, or a smooth function of that. */
    private Classifier classifier(boolean linear) {
        NDArray weights = owner.create(classifierWeights(), new Shape(PIXELS, CLASSES));
        return new Classifier(
                ModelCard.named("classifier", ModelKind.CLASSIFIER)
                        .height(SIDE)
                        .width(SIDE)
                        .classes(NAMES)
                        .build(),
                Networks.of(x -> {
                    NDArray logits = x.reshape(-1, PIXELS).matMul(weights);
                    return new NDList(linear ? logits : Activation.tanh(logits));
                }));
    }

    private PlgMiAttack attack(Generator generator, Augmentation augmentation) {
        return new PlgMiAttack(AttackInputsBuilder.builder()
                .owner(owner)
                .generator(generator)
                .augmentation(augmentation)
                .loss(new MaxMarginLoss())
                .values(values())
                .targets(List.of(1, 3))
                .restarts(2)
                .seed(AttackNoise.SEED)
                .channels(1)
                .height(SIDE)
                .width(SIDE)
                .build());
    }

    /** The attack's own, and two random views as released. */
    private static Values values() {
        List<Parameter> parameters = new ArrayList<>(PlgMiAttack.TYPE.parameters());
        parameters.addAll(ViewAugmentation.TYPE.parameters());
        return Values.of(parameters, ViewAugmentation.PLG_MI);
    }

    private static Augmentation views(Classifier classifier) {
        return ViewAugmentation.TYPE.factory().apply(new AugmentationInputs(values(), classifier, List.of(), 5));
    }

    /** Logits of [z; y] in plain Java. */
    private static double[] logits(double[] z, int label) {
        float[] g = generatorWeights();
        float[] c = classifierWeights();
        double[] logits = new double[CLASSES];
        for (int p = 0; p < PIXELS; p++) {
            double x = 0.5 + g[(LATENT + label) * PIXELS + p];
            for (int i = 0; i < LATENT; i++) {
                x += z[i] * g[i * PIXELS + p];
            }
            for (int k = 0; k < CLASSES; k++) {
                logits[k] += x * c[p * CLASSES + k];
            }
        }
        return logits;
    }

    /** The strongest class beside the attacked one. */
    private static int rival(double[] logits, int label) {
        return IntStream.range(0, CLASSES)
                .filter(k -> k != label)
                .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                .orElseThrow();
    }

    /** Adam with the published settings on one coordinate. */
    private static final class Moments {
        private double first;
        private double second;
        private int steps;

        double move(double gradient) {
            steps++;
            first = 0.9 * first + 0.1 * gradient;
            second = 0.999 * second + 0.001 * gradient * gradient;
            double m = first / (1 - Math.pow(0.9, steps));
            double v = second / (1 - Math.pow(0.999, steps));
            return RATE * m / (Math.sqrt(v) + 1e-8);
        }
    }

    private static Moments[] moments(int count) {
        Moments[] all = new Moments[count];
        Arrays.setAll(all, i -> new Moments());
        return all;
    }

    /** With linear networks the gradient is W_z (c_rival - c_y) of each image, in closed form. */
    @Test
    void stepsOnLinearNetworksAreThoseOfTheClosedForm() {
        int[] labels = {1, 1, 3, 3};
        try (PlgMiAttack attack = attack(linear(), new NoAugmentation(classifier(true)))) {
            double[] z = doubles(attack.latents().toFloatArray());
            assertArrayEquals(doubles(AttackNoise.start(owner)), z, 0);
            Moments[] moments = moments(z.length);
            float[] g = generatorWeights();
            float[] c = classifierWeights();
            for (int step = 1; step <= 3; step++) {
                double loss = 0;
                double[] next = z.clone();
                for (int row = 0; row < labels.length; row++) {
                    double[] logits = logits(Arrays.copyOfRange(z, row * LATENT, (row + 1) * LATENT), labels[row]);
                    int rival = rival(logits, labels[row]);
                    loss += (logits[rival] - logits[labels[row]]) / labels.length;
                    for (int i = 0; i < LATENT; i++) {
                        double gradient = 0;
                        for (int p = 0; p < PIXELS; p++) {
                            gradient += g[i * PIXELS + p] * (c[p * CLASSES + rival] - c[p * CLASSES + labels[row]]);
                        }
                        next[row * LATENT + i] -= moments[row * LATENT + i].move(gradient);
                    }
                }
                z = next;
                StepResult result = step(attack, step);
                assertEquals(1, result.terms().size());
                assertEquals(loss, result.terms().getFirst().value(), 1e-4);
                assertArrayEquals(z, doubles(attack.latents().toFloatArray()), 2e-4);
            }
        }
    }

    /** Two random views of each image, others in each step, and never the image itself. */
    @Test
    void stepsWithTwoViewsAreThoseOfCentralDifferences() {
        Generator linear = linear();
        Augmentation views = views(classifier(false));
        try (PlgMiAttack attack = attack(linear, views)) {
            double[] z = doubles(attack.latents().toFloatArray());
            Moments[] moments = moments(z.length);
            for (int step = 1; step <= 2; step++) {
                double[] gradient = new double[z.length];
                double h = 0.01;
                for (int i = 0; i < z.length; i++) {
                    double up = value(linear, views, z, i, h, step);
                    gradient[i] = (up - value(linear, views, z, i, -h, step)) / (2 * h);
                }
                for (int i = 0; i < z.length; i++) {
                    z[i] -= moments[i].move(gradient[i]);
                }
                step(attack, step);
                // Adam's first step is the learning rate whatever the gradient, so a gradient near zero is not asked
                float[] moved = attack.latents().toFloatArray();
                for (int i = 0; i < z.length; i++) {
                    assertEquals(z[i], moved[i], Math.abs(gradient[i]) < 2e-3 ? 0.2 : 3e-3, "coordinate " + i);
                }
                z = doubles(moved);
            }
        }
    }

    private double value(Generator generator, Augmentation views, double[] z, int moved, double by, int step) {
        double[] there = z.clone();
        there[moved] += by;
        float[] values = new float[there.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) there[i];
        }
        try (NDManager scope = engine.scope()) {
            NDArray input =
                    Generator.withClasses(scope.create(values, new Shape(4, LATENT)), new int[] {1, 1, 3, 3}, CLASSES);
            NDArray labels = scope.create(new long[] {1, 1, 3, 3});
            return views.identity(generator.generate(input), labels, new MaxMarginLoss(), step)
                    .sum()
                    .getFloat();
        }
    }

    @Test
    void theClassDecidesWhatIsShown() {
        Generator linear = linear();
        try (PlgMiAttack attack = attack(linear, new NoAugmentation(classifier(true)));
                NDManager scope = engine.scope()) {
            float[] shown = images(attack);
            NDArray z = attack.latents().duplicate();
            z.attach(scope);
            float[] others = linear.generate(Generator.withClasses(z, new int[] {1, 1, 3, 2}, CLASSES))
                    .toFloatArray();
            assertArrayEquals(Arrays.copyOf(shown, 3 * PIXELS), Arrays.copyOf(others, 3 * PIXELS), 1e-6f);
            assertFalse(Arrays.equals(shown, others));
        }
    }

    @Test
    void stepsLeaveNoArrayBehind() {
        try (PlgMiAttack attack = attack(linear(), views(classifier(true)))) {
            step(attack, 1);
            int before = engine.managedArrays();
            step(attack, 2);
            images(attack);
            try (NDManager scope = engine.scope()) {
                attack.bareStep().run(scope);
            }
            assertEquals(before, engine.managedArrays());
        }
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
