package org.inversight.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inversight.attack.LossTerm;

/**
 * The loss terms over the steps, for a curve. Fixed size: each point is the mean over {@code stride} steps, and the
 * stride doubles when the room is used up. Safe for several threads.
 */
public final class LossHistory {

    private static final int CAPACITY = 512;

    private List<String> names = List.of();
    private double[][] values = new double[0][];
    private double[] pending = new double[0];
    private int inPending;
    private int points;
    private int stride = 1;

    /**
     * The curves as they are now.
     *
     * @param names of the terms
     * @param steps step at the end of each point
     * @param values by term, then point
     */
    public record Curves(List<String> names, double[] steps, double[][] values) {}

    /** Empty. */
    public LossHistory() {}

    /**
     * Records the terms of the next step.
     *
     * @param terms the same names in every step
     */
    public synchronized void add(List<LossTerm> terms) {
        if (names.isEmpty()) {
            names = terms.stream().map(LossTerm::name).toList();
            values = new double[terms.size()][CAPACITY];
            pending = new double[terms.size()];
        }
        for (int t = 0; t < pending.length; t++) {
            pending[t] += terms.get(t).value();
        }
        if (++inPending == stride) {
            for (int t = 0; t < pending.length; t++) {
                values[t][points] = pending[t] / stride;
            }
            Arrays.fill(pending, 0);
            inPending = 0;
            if (++points == CAPACITY) {
                halve();
            }
        }
    }

    /** {@return the curves so far} */
    public synchronized Curves curves() {
        double[] at = new double[points];
        for (int i = 0; i < points; i++) {
            at[i] = (i + 1.0) * stride;
        }
        List<double[]> copies = new ArrayList<>();
        for (double[] term : values) {
            copies.add(Arrays.copyOf(term, points));
        }
        return new Curves(names, at, copies.toArray(double[][]::new));
    }

    private void halve() {
        for (double[] term : values) {
            for (int i = 0; i < CAPACITY / 2; i++) {
                term[i] = (term[2 * i] + term[2 * i + 1]) / 2;
            }
        }
        points = CAPACITY / 2;
        stride *= 2;
    }
}
