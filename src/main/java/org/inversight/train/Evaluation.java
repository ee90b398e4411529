package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.engine.Autograd;
import org.inversight.engine.Engine;
import org.inversight.engine.Network;
import org.inversight.model.Generator;

/** Runs finished networks over many images, batch by batch. */
public record Evaluation(Engine engine) {

    private static final int BATCH = 64;

    /**
     * One of the network's outputs for all images.
     *
     * @param output 0 for the features, 1 for the logits of a classifier that returns both
     * @return one row per image
     */
    public float[] outputs(Network network, ImageSet images, int output) {
        float[] all = new float[0];
        Autograd.record(false);
        for (int from = 0; from < images.count(); from += BATCH) {
            int n = Math.min(BATCH, images.count() - from);
            try (NDManager scope = engine.scope()) {
                NDList out = network.forward(ImageArrays.array(scope, images.range(from, from + n)));
                NDArray rows = out.get(output);
                float[] values = rows.toFloatArray();
                if (all.length == 0) {
                    all = new float[images.count() * (values.length / n)];
                }
                System.arraycopy(values, 0, all, from * (values.length / n), values.length);
            }
        }
        return all;
    }

    /** Class probabilities (softmax of the logits), one row per image. */
    public float[] probabilities(Network network, ImageSet images) {
        float[] rows = outputs(network, images, 1);
        softmax(rows, images.count());
        return rows;
    }

    private static void softmax(float[] rows, int count) {
        int classes = rows.length / Math.max(1, count);
        for (int i = 0; i < count; i++) {
            double top = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                top = Math.max(top, rows[i * classes + k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                sum += Math.exp(rows[i * classes + k] - top);
            }
            for (int k = 0; k < classes; k++) {
                rows[i * classes + k] = (float) (Math.exp(rows[i * classes + k] - top) / sum);
            }
        }
    }

    /** Share of images whose most probable class is their label. */
    public double accuracy(Network network, Labelled set) {
        Verdicts verdicts = verdicts(network, set.images());
        int right = 0;
        for (int i = 0; i < set.labels().length; i++) {
            right += verdicts.classes()[i] == set.labels()[i] ? 1 : 0;
        }
        return (double) right / set.labels().length;
    }

    /** The most probable class of each image and its probability. */
    public Verdicts verdicts(Network network, ImageSet images) {
        return verdicts(outputs(network, images, 1), images.count());
    }

    /**
     * The most probable class of each row and its probability.
     *
     * @param logits one row per image
     */
    public static Verdicts verdicts(float[] logits, int count) {
        float[] rows = logits.clone();
        softmax(rows, count);
        int classes = rows.length / Math.max(1, count);
        int[] best = new int[count];
        float[] top = new float[count];
        for (int i = 0; i < best.length; i++) {
            for (int k = 1; k < classes; k++) {
                if (rows[i * classes + k] > rows[i * classes + best[i]]) {
                    best[i] = k;
                }
            }
            top[i] = rows[i * classes + best[i]];
        }
        return new Verdicts(best, top);
    }

    /**
     * What a classifier says of images.
     *
     * @param classes most probable class of each
     * @param confidences its probability, 0..1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Verdicts(int[] classes, float[] confidences) {

        /** Share of images given to a class below {@code limit} with at least this probability. */
        public double accepted(int limit, double probability) {
            int count = 0;
            for (int i = 0; i < classes.length; i++) {
                count += classes[i] < limit && confidences[i] >= probability ? 1 : 0;
            }
            return (double) count / classes.length;
        }

        /** Share of images given to each class. */
        public double[] shares(int count) {
            double[] shares = new double[count];
            for (int k : classes) {
                shares[k] += 1.0 / classes.length;
            }
            return shares;
        }
    }

    /**
     * Images of a generator.
     *
     * @param classes that the generator takes beside a latent, which are given in turn; 0 for none
     * @param limit latents are clamped to [-limit, limit]; infinite for none
     */
    public Images generate(Network generator, int count, int latent, int classes, double limit, long... key) {
        float[] pixels = new float[0];
        int side = 0;
        Autograd.record(false);
        for (int from = 0; from < count; from += BATCH) {
            int n = Math.min(BATCH, count - from);
            long[] part = Arrays.copyOf(key, key.length + 1);
            part[key.length] = from;
            try (NDManager scope = engine.scope()) {
                NDArray z = ImageArrays.latents(scope, n, latent, part).clip(-limit, limit);
                NDArray out = generator
                        .forward(Generator.withClasses(z, Generator.inTurn(from, n, classes), classes))
                        .singletonOrThrow();
                side = (int) out.getShape().get(3);
                float[] values = out.toFloatArray();
                if (pixels.length == 0) {
                    pixels = new float[count * (values.length / n)];
                }
                System.arraycopy(values, 0, pixels, from * (values.length / n), values.length);
            }
        }
        return new Images(count, pixels.length / (count * side * side), side, side, pixels);
    }
}
