package org.inversight.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.inversight.engine.Autograd;
import org.inversight.model.Generator;
import org.inversight.query.Oracle;

/** Asks a classifier about the images of latents, forward only. */
record LatentQueries(Generator generator, Oracle oracle) {

    /** More at once saves no time and takes memory: each layer of the generator keeps its output until the end. */
    private static final int AT_ONCE = 32;

    /** The scores of every latent's image, a row each. */
    double[][] scores(NDManager scope, List<float[]> latents) {
        double[][] scores = new double[latents.size()][];
        for (int from = 0; from < scores.length; from += AT_ONCE) {
            try (NDManager part = scope.newSubManager()) {
                double[][] answers = oracle.scores(images(part, some(latents, from)));
                System.arraycopy(answers, 0, scores, from, answers.length);
            }
        }
        return scores;
    }

    /** The label of every latent's image. */
    int[] labels(NDManager scope, List<float[]> latents) {
        int[] labels = new int[latents.size()];
        for (int from = 0; from < labels.length; from += AT_ONCE) {
            try (NDManager part = scope.newSubManager()) {
                int[] answers = oracle.labels(images(part, some(latents, from)));
                System.arraycopy(answers, 0, labels, from, answers.length);
            }
        }
        return labels;
    }

    /** Images without a query: (n, c, h, w). */
    NDArray images(NDManager scope, List<float[]> latents) {
        Autograd.record(false);
        int width = generator.latent();
        float[] all = new float[latents.size() * width];
        for (int i = 0; i < latents.size(); i++) {
            System.arraycopy(latents.get(i), 0, all, i * width, width);
        }
        return generator.generate(scope.create(all, new Shape(latents.size(), width)));
    }

    private static List<float[]> some(List<float[]> latents, int from) {
        return latents.subList(from, Math.min(from + AT_ONCE, latents.size()));
    }
}
