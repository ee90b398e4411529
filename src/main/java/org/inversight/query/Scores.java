package org.inversight.query;

import java.util.Arrays;

/** Arithmetic on the scores of one image. */
final class Scores {

    private Scores() {}

    /** Probabilities of logits {@code [from, from + count)}, in double precision. */
    static double[] softmax(float[] logits, int from, int count) {
        double[] scores = new double[count];
        for (int k = 0; k < count; k++) {
            scores[k] = logits[from + k];
        }
        double top = max(scores);
        for (int k = 0; k < count; k++) {
            scores[k] = Math.exp(scores[k] - top);
        }
        scaleToOne(scores);
        return scores;
    }

    /** Whether logits {@code [from, from + count)} have a softmax: a score may be minus infinity, but not all of them. */
    static boolean areNumbers(float[] logits, int from, int count) {
        float top = Float.NEGATIVE_INFINITY;
        for (int k = from; k < from + count; k++) {
            top = Math.max(top, logits[k]); // NaN stays
        }
        return Float.isFinite(top);
    }

    static double max(double[] scores) {
        return Arrays.stream(scores).max().orElse(Double.NaN);
    }

    /** Index of the largest; the lowest of several. */
    static int label(double[] scores) {
        int top = 0;
        for (int k = 1; k < scores.length; k++) {
            if (scores[k] > scores[top]) {
                top = k;
            }
        }
        return top;
    }

    /** Divides by the sum, in place; where that is 0, all become equal. */
    static void scaleToOne(double[] scores) {
        double sum = Arrays.stream(scores).sum();
        for (int k = 0; k < scores.length; k++) {
            scores[k] = sum > 0 ? scores[k] / sum : 1.0 / scores.length;
        }
    }
}
