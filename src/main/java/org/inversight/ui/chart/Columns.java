package org.inversight.ui.chart;

import java.util.Arrays;

/**
 * A line as far as a screen can show it: of the points in one column of pixels the first, the lowest, the highest and
 * the last, in their order. A spike of a single step stays, and a line of a million points costs what its width costs.
 */
final class Columns {

    private final double[] xs;
    private final double[] ys;
    private int points;

    private double column = Double.NaN;
    private int first;
    private int lowest;
    private int highest;
    private int last;

    private Columns(int most) {
        xs = new double[most];
        ys = new double[most];
    }

    /** Points of a line, as many as are to be drawn. */
    record Line(double[] x, double[] y) {}

    /**
     * {@return the points of a line that can be told apart}
     *
     * @param x from the left, in pixels, never falling
     * @param y in pixels; a point where it is not finite is left out
     */
    static Line of(double[] x, double[] y) {
        Columns columns = new Columns(x.length);
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i])) {
                columns.take(x, y, i);
            }
        }
        columns.close(x, y);
        return new Line(Arrays.copyOf(columns.xs, columns.points), Arrays.copyOf(columns.ys, columns.points));
    }

    private void take(double[] x, double[] y, int i) {
        double at = Math.floor(x[i]);
        if (at != column) {
            close(x, y);
            column = at;
            first = lowest = highest = i;
        }
        lowest = y[i] < y[lowest] ? i : lowest;
        highest = y[i] > y[highest] ? i : highest;
        last = i;
    }

    /** The column is whole. */
    private void close(double[] x, double[] y) {
        if (Double.isNaN(column)) {
            return;
        }
        int before = -1;
        int[] kept = {first, Math.min(lowest, highest), Math.max(lowest, highest), last};
        for (int i : kept) {
            if (i != before) {
                xs[points] = x[i];
                ys[points++] = y[i];
                before = i;
            }
        }
    }
}
