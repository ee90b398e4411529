package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.engine.Ops;

/**
 * Makes adversarial images: gradient descent in the pixels, without a prior, until a network sees a class where there
 * is nothing.
 *
 * @param title what it is, in a few words
 * @param logit true: descends {@code -l_y}; false: the cross-entropy
 * @param noise true: starts from uniform noise; false: from zeros
 * @param sign true: moves by the sign of the gradient
 * @param stepSize of each image
 * @param steps after which images are kept, ascending
 */
public record PixelDescent(
        String title, boolean logit, boolean noise, boolean sign, double stepSize, List<Integer> steps) {

    /**
     * Runs one batch towards random classes.
     *
     * @param network returns (features, logits)
     * @param classes only the first so many classes are aimed at
     * @return {@code count} images for each of {@code steps}
     */
    public List<Images> run(
            Engine engine, Network network, int classes, int count, int channels, int side, RandomGenerator random) {
        float[] pixels = new float[count * channels * side * side];
        if (noise) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = random.nextFloat();
            }
        }
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = random.nextInt(classes);
        }
        Shape shape = new Shape(count, channels, side, side);
        List<Images> kept = new ArrayList<>();
        for (int step = 1; step <= steps.getLast(); step++) {
            float[] gradient = gradient(engine, network, pixels, shape, labels);
            for (int i = 0; i < pixels.length; i++) {
                float by = sign ? Math.signum(gradient[i]) : gradient[i];
                pixels[i] = Math.clamp(pixels[i] - (float) stepSize * by, 0f, 1f);
            }
            if (steps.contains(step)) {
                kept.add(new Images(count, channels, side, side, pixels.clone()));
            }
        }
        return kept;
    }

    private float[] gradient(Engine engine, Network network, float[] pixels, Shape shape, int[] labels) {
        try (NDManager scope = engine.scope()) {
            Autograd.record(true);
            NDArray x = scope.create(pixels, shape);
            x.setRequiresGradient(true);
            NDArray logits = network.forward(x).get(1);
            int classes = (int) logits.getShape().get(1);
            NDArray wanted = scope.create(ImageArrays.oneHot(labels, classes), new Shape(labels.length, classes));
            NDArray mean =
                    logit ? logits.mul(wanted).sum(new int[] {1}).neg().mean() : Losses.crossEntropy(logits, wanted);
            // the sum over images, so that a step does not depend on the batch
            Autograd.backward(Ops.scale(mean, labels.length));
            return Autograd.gradient(scope, x).toFloatArray();
        } finally {
            Autograd.record(false);
        }
    }
}
