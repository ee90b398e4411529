package org.inversight.ui.chart;

import org.inversight.ui.theme.CurveRole;

/**
 * A line of a chart.
 *
 * @param name as the legend shows it
 * @param role what it stands for; decides its colour and dashes
 * @param index which one of its role
 * @param x steps, ascending
 * @param y values at these steps
 */
public record Curve(String name, CurveRole role, int index, double[] x, double[] y) {

    /** The last value at or before a step, or NaN. */
    public double at(double step) {
        int found = -1;
        int low = 0;
        int high = x.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (x[middle] <= step) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found < 0 ? Double.NaN : y[found];
    }
}
