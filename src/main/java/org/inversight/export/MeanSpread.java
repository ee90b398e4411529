package org.inversight.export;

import java.util.Arrays;
import java.util.Locale;

/**
 * Mean and sample standard deviation of a figure. Both are rounded to nine decimals first: what lies on the edge between
 * two printed numbers, as 58.75 does, is printed alike however it was added up.
 *
 * @param count of values
 * @param mean NaN where there is no value
 * @param deviation of the sample; NaN where there are fewer than two values
 */
public record MeanSpread(int count, double mean, double deviation) {

    private static final double EXACT = 1e9;

    /** {@return mean and spread of these} */
    public static MeanSpread of(double... values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new MeanSpread(
                values.length,
                edged(mean),
                values.length < 2 ? Double.NaN : edged(Math.sqrt(squares / (values.length - 1))));
    }

    private static double edged(double value) {
        return Double.isNaN(value) ? value : Math.rint(value * EXACT) / EXACT;
    }

    /**
     * {@return the mean, with the deviation behind it where there is one; a dash for no value}
     *
     * @param format of one number, such as {@code %.1f}
     */
    public String text(String format) {
        return count == 0
                ? "–"
                : count == 1
                        ? String.format(Locale.ROOT, format, mean)
                        : String.format(Locale.ROOT, format + " ± " + format, mean, deviation);
    }
}
