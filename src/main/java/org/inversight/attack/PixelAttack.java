package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.inversight.catalog.Entry;
import org.inversight.catalog.Parameter;
import org.inversight.catalog.Values;
import org.inversight.engine.Autograd;
import org.inversight.engine.Ops;
import org.inversight.model.Access;

/**
 * The pixel-space baseline (Fredrikson et al., CCS 2015; constants of MIFace in the Adversarial Robustness Toolbox):
 * plain gradient descent on the image itself, {@code x = clamp(x - lr grad L_id(T(x), y))}, each image until its loss
 * has not fallen for a number of steps. The best image so far is the result.
 */
public final class PixelAttack extends GradientAttack {

    private static final String RATE = "pixel.learning-rate";
    private static final String PATIENCE = "pixel.patience";
    private static final String START_NOISE = "pixel.start-noise";

    /** Entry, parameters and factory for the catalogue. */
    public static final AttackType TYPE = new AttackType(
            new Entry(
                    "pixel",
                    "Pixels",
                    "No generator: gradient descent on the pixels.",
                    "The first model inversion attack on images. It has no prior of natural images, so it changes pixels "
                            + "in any way that raises the class's score. Shallow models reveal blurred outlines; deep "
                            + "models accept patterns that look like noise. It shows why an attack needs a prior, and "
                            + "why the target's confidence proves nothing.",
                    "x ← clamp(x − η ∇_{x} L_{id}(T(x), y))",
                    "Fredrikson et al., CCS 2015; start and patience as in the Adversarial Robustness Toolbox",
                    "white box: weights of the target only",
                    List.of(
                            "One of the identity losses takes the place of the paper's cost, 1 less the probability of the "
                                    + "class. The step of 0.1 is the toolbox's for that cost, whose gradient is smaller.",
                            "Each image stops on its own by one of the paper's two rules: no improvement for a number of "
                                    + "steps. The other, a threshold on the cost, is left out, and a run has an end: 200 or "
                                    + "300 steps in the samples' presets.")),
            List.of(
                    Parameter.number(RATE)
                            .titled("Learning rate")
                            .about("Step size of gradient descent on each image's identity loss.")
                            .between(0.00001, 100)
                            .byDefault(0.1)
                            .logarithmic()
                            .unit("per image")
                            .from("Adversarial Robustness Toolbox")
                            .live(),
                    Parameter.whole(PATIENCE)
                            .titled("Patience")
                            .about("An image stops after this many steps without improvement.")
                            .between(1, 100000)
                            .byDefault(100)
                            .unit("steps")
                            .from("Fredrikson et al.; Adversarial Robustness Toolbox")
                            .live(),
                    Parameter.number(START_NOISE)
                            .titled("Start noise")
                            .about(
                                    "Standard deviation of the noise added to the all-zero start; at 0 all restarts of a class "
                                            + "are identical.")
                            .between(0, 1)
                            .byDefault(0)
                            .from("zeros: Adversarial Robustness Toolbox")
                            .needsRestart()),
            new Needs(Access.WEIGHTS, false, false),
            5000,
            PixelAttack::new);

    private final NDArray labels;
    private final NDArray pixels;
    private final NDArray best;
    private final float[] bestLoss;
    private final int[] waited;
    private double rate;
    private int patience;

    /** What tells this loss, with its augmentation and their settings, from others: their values do not compare. */
    private int objective;

    PixelAttack(AttackInputs inputs) {
        super(inputs);
        labels = rows.labels(inputs.owner());
        int size = inputs.channels() * inputs.height() * inputs.width();
        Shape shape = new Shape(rows.rows(), inputs.channels(), inputs.height(), inputs.width());
        double noise = inputs.values().real(START_NOISE);
        try (NDArray normal = rows.normal(inputs.owner(), LatentBatch.Stream.START, 0, size);
                NDArray scaled = Ops.scale(normal, noise);
                NDArray clamped = scaled.clip(0, 1)) {
            pixels = clamped.reshape(shape).duplicate();
        }
        best = pixels.duplicate();
        bestLoss = new float[rows.rows()];
        Arrays.fill(bestLoss, Float.POSITIVE_INFINITY);
        waited = new int[rows.rows()];
        change(inputs.values());
    }

    @Override
    public StepResult step(NDManager scope, int step) {
        Autograd.record(true);
        NDArray x = Autograd.variable(scope, pixels);
        NDArray identity = augmentation.identity(observed(x, labels), labels, loss, step);
        Autograd.backward(identity.sum());
        Autograd.record(false);
        float[] losses = identity.toFloatArray();
        boolean[] improved = new boolean[losses.length];
        float[] moving = new float[losses.length];
        boolean any = false;
        double sum = 0;
        for (int i = 0; i < losses.length; i++) {
            sum += losses[i];
            if (waited[i] < patience) {
                improved[i] = losses[i] < bestLoss[i];
                bestLoss[i] = improved[i] ? losses[i] : bestLoss[i];
                waited[i] = improved[i] ? 0 : waited[i] + 1;
            }
            moving[i] = waited[i] < patience ? 1 : 0;
            any |= moving[i] == 1;
        }
        keepBest(scope, x, improved);
        Shape column = new Shape(losses.length, 1, 1, 1);
        NDArray pull = Ops.scale(Autograd.gradient(scope, x).mul(scope.create(moving, column)), rate);
        NDArray moved = x.stopGradient().sub(pull).clip(0, 1);
        pixels.subi(pixels).addi(moved);
        return new StepResult(
                List.of(new LossTerm("identity", sum / losses.length)),
                any ? null : new StepResult.Stop(false, "no image improves any more"));
    }

    @Override
    public NDArray reconstructions(NDManager scope) {
        NDArray copy = best.duplicate();
        copy.attach(scope);
        return copy;
    }

    @Override
    public void walk(StateWalk state) {
        state.array("pixels", pixels);
        state.array("best", best);
        System.arraycopy(state.floats("best loss", bestLoss), 0, bestLoss, 0, bestLoss.length);
        double[] counts =
                state.doubles("waited", IntStream.of(waited).asDoubleStream().toArray());
        Arrays.setAll(waited, i -> (int) counts[i]);
        if (state.whole("objective", objective) != objective) {
            forget();
        }
    }

    /** The best losses so far are those of another objective. */
    private void forget() {
        Arrays.fill(bestLoss, Float.POSITIVE_INFINITY);
        Arrays.fill(waited, 0);
    }

    @Override
    public void change(Values values) {
        super.change(values);
        rate = values.real(RATE);
        patience = values.whole(PATIENCE);
        int now = objective(values);
        if (now != objective) {
            objective = now;
            forget();
        }
    }

    private int objective(Values values) {
        Map<String, Object> others = new TreeMap<>(values.map());
        others.keySet().removeIf(id -> id.startsWith("pixel."));
        return Objects.hash(loss.getClass().getName(), augmentation.getClass().getName(), others);
    }

    @Override
    public BareStep bareStep() {
        return new InputBareStep(pixels.getShape(), null, null, augmentation);
    }

    @Override
    public void close() {
        labels.close();
        pixels.close();
        best.close();
    }

    private void keepBest(NDManager scope, NDArray x, boolean[] improved) {
        float[] mask = new float[improved.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = improved[i] ? 1 : 0;
        }
        NDArray taken = scope.create(mask, new Shape(mask.length, 1, 1, 1));
        NDArray change = x.stopGradient().sub(aliasIn(scope, best)).mul(taken);
        best.addi(change);
    }

    private static NDArray aliasIn(NDManager scope, NDArray array) {
        NDArray copy = array.duplicate();
        copy.attach(scope);
        return copy;
    }
}
