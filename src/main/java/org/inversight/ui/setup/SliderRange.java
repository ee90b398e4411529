package org.inversight.ui.setup;

import org.inversight.catalog.Parameter;

/**
 * The sane values that a slider covers; the field beside it takes all.
 *
 * @param low value at the left end
 * @param high value at the right end
 * @param logarithmic whether equal ways stand for equal factors
 * @param whole whether only whole numbers count
 */
public record SliderRange(double low, double high, boolean logarithmic, boolean whole) {

    /** A slider reaches this many times above and below the default. */
    private static final double REACH = 10;

    private static final double DIGITS = 100;

    /** The range for a number. */
    public static SliderRange of(Parameter parameter) {
        if (parameter instanceof Parameter.Real real) {
            Parameter.Real.Span given = real.slider();
            if (given != null) {
                return new SliderRange(given.low(), given.high(), real.logarithmic(), false);
            }
            double usual = real.value();
            if (real.logarithmic() && usual > 0) {
                return new SliderRange(
                        Math.max(real.min(), usual / REACH), Math.min(real.max(), usual * REACH), true, false);
            }
            double away = Math.max(1, Math.abs(usual)) * (usual == 0 ? 1 : 3);
            return new SliderRange(
                    Math.max(real.min(), usual - away), Math.min(real.max(), usual + away), false, false);
        }
        if (parameter instanceof Parameter.Whole number) {
            return new SliderRange(
                    number.min(),
                    Math.min(number.max(), Math.max(number.value() * 4.0, number.min() + 8.0)),
                    false,
                    true);
        }
        throw new IllegalArgumentException(parameter.id() + " is no number.");
    }

    /** The value at this share of the way; rounded so that it can be read. */
    public Object value(double share) {
        double value = logarithmic ? low * Math.pow(high / low, share) : low + (high - low) * share;
        if (whole) {
            return (int) Math.round(value);
        }
        if (value == 0) {
            return 0.0;
        }
        double scale = Math.pow(10, Math.floor(Math.log10(Math.abs(value))));
        double rounded = Math.rint(value / scale * DIGITS) / DIGITS * scale;
        return Math.clamp(Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", rounded)), low, high);
    }

    /** The share of the way at which a value lies, 0..1. */
    public double share(double value) {
        double share = logarithmic
                ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
                : (value - low) / (high - low);
        return Math.clamp(share, 0, 1);
    }
}
