package org.inversight.ui.chart;

import java.util.List;

/**
 * A linear axis.
 *
 * @param low value at its lower end
 * @param high value at its upper end
 */
record Scale(double low, double high) {

    /** The axis that shows all finite values of these lines, with some air. */
    static Scale around(List<Curve> curves, double air) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves) {
            for (double value : curve.y()) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (low > high) {
            return new Scale(0, 1);
        }
        double span = high - low;
        if (span < 1e-9) {
            span = Math.max(1e-3, Math.abs(high));
        }
        return new Scale(low - span * air, high + span * air);
    }

    /** Where a value lies, 0 at the lower end. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    /** Two to four round values. */
    double[] ticks() {
        double raw = (high - low) / 2;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power;
        for (double factor : new double[] {1, 2, 5}) {
            if (power * factor <= raw) {
                step = power * factor;
            }
        }
        double first = Math.ceil(low / step) * step;
        int count = (int) Math.floor((high - first) / step + 1e-9) + 1;
        double[] ticks = new double[Math.max(0, count)];
        for (int i = 0; i < ticks.length; i++) {
            double tick = first + i * step;
            ticks[i] = Math.abs(tick) < step * 1e-6 ? 0 : tick;
        }
        return ticks;
    }
}
