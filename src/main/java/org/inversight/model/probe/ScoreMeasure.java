package org.inversight.model.probe;

import java.util.ArrayList;
import java.util.List;
import org.inversight.model.ScoreMeaning;
import org.jspecify.annotations.Nullable;

/** Measures on rows of class scores what they mean. */
final class ScoreMeasure {

    /** How far a sum of probabilities may be from 1: half precision has three digits. */
    private static final double TOLERANCE = 5e-3;

    private static final double LEAST = 1e-6;

    private final List<float[]> rows = new ArrayList<>();

    /**
     * @param values rows one after the other
     * @param length of a row
     */
    void add(float[] values, int length) {
        for (int from = 0; from + length <= values.length; from += length) {
            rows.add(java.util.Arrays.copyOfRange(values, from, from + length));
        }
    }

    /** What they mean. */
    ScoreMeaning meaning() {
        int length = rows.getFirst().length;
        boolean fractions = all(v -> v >= -LEAST && v <= 1 + LEAST);
        if (length > 1 && fractions && sumToOne(false)) {
            return ScoreMeaning.PROBABILITIES;
        }
        if (length > 1 && all(v -> v <= LEAST) && sumToOne(true)) {
            return ScoreMeaning.LOG_PROBABILITIES;
        }
        if (fractions && !constant() && (length == 1 || saturated())) {
            return length == 1 ? ScoreMeaning.PROBABILITIES : ScoreMeaning.SIGMOIDS;
        }
        return ScoreMeaning.LOGITS;
    }

    /** What was seen of them, for a sentence. */
    static String seen(ScoreMeaning meaning, boolean one) {
        return switch (meaning) {
            case PROBABILITIES ->
                one
                        ? "its number lies in [0, 1], so it is a probability"
                        : "its rows lie in [0, 1] and sum to 1, so they are probabilities";
            case LOG_PROBABILITIES -> "the exponentials of its rows sum to 1, so they are logarithms of probabilities";
            case SIGMOIDS -> "its scores lie in [0, 1], each for itself, so they are sigmoids";
            case LOGITS -> "its scores are not probabilities";
        };
    }

    /** What is done with them; null where nothing is. */
    static @Nullable String done(ScoreMeaning meaning) {
        return switch (meaning) {
            case PROBABILITIES -> "their logarithm is taken";
            case SIGMOIDS -> "log(p / (1 - p)) is taken";
            case LOGITS, LOG_PROBABILITIES -> null;
        };
    }

    /** Whether all are whole numbers from 0 and not all the same, as class indices are. */
    boolean labels() {
        return rows.getFirst().length == 1 && !constant() && all(v -> v >= 0 && v == Math.rint(v));
    }

    /** Whether it is one number that differs and is never above 0, as the logarithm of a probability is. */
    boolean oneNeverPositive() {
        return rows.getFirst().length == 1 && !constant() && all(v -> v <= LEAST);
    }

    /** The largest number. */
    double largest() {
        return rows.stream()
                .mapToDouble(row -> {
                    double top = Double.NEGATIVE_INFINITY;
                    for (float value : row) {
                        top = Math.max(top, value);
                    }
                    return top;
                })
                .max()
                .orElse(0);
    }

    private boolean sumToOne(boolean logarithms) {
        for (float[] row : rows) {
            double sum = 0;
            for (float value : row) {
                sum += logarithms ? Math.exp(value) : value;
            }
            if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some are nearly 0 or nearly 1, as those of a sigmoid are that is driven far. */
    private boolean saturated() {
        return !all(v -> v > 0.05 && v < 0.95);
    }

    private boolean constant() {
        float first = rows.getFirst()[0];
        return all(v -> v == first);
    }

    private boolean all(java.util.function.DoublePredicate holds) {
        for (float[] row : rows) {
            for (float value : row) {
                if (!holds.test(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
