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

    private final int first;
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

    /** Empty, from step 0 on. */
    public LossHistory() {
        this(0);
    }

    /** @param first the first term comes from the step after this one */
    LossHistory(int first) {
        this.first = first;
    }

    /**
     * {@return a history that goes on from these curves}
     *
     * @param curves as {@link #curves} gave them
     */
    public static LossHistory of(Curves curves) {
        double[] steps = curves.steps();
        int stride = steps.length < 2 ? 1 : (int) (steps[1] - steps[0]);
        LossHistory history = new LossHistory(steps.length == 0 ? 0 : (int) steps[0] - stride);
        history.names = List.copyOf(curves.names());
        history.stride = stride;
        history.points = steps.length;
        history.pending = new double[curves.names().size()];
        history.values = new double[history.pending.length][];
        for (int t = 0; t < history.values.length; t++) {
            history.values[t] = Arrays.copyOf(curves.values()[t], CAPACITY);
        }
        return history;
    }

    /**
     * The same up to a step; the point that it cuts counts as it was for the steps before. Steps whose terms are not
     * known, as the last ones of a run that was kept, have no values.
     */
    synchronized LossHistory upTo(int step) {
        if (names.isEmpty() || step <= first) {
            return new LossHistory(step);
        }
        LossHistory earlier = new LossHistory(first);
        earlier.names = names;
        earlier.stride = stride;
        int wanted = step - first;
        int steps = Math.min(wanted, points * stride + inPending);
        earlier.points = steps / stride;
        earlier.inPending = steps % stride;
        earlier.values = new double[values.length][];
        earlier.pending = new double[pending.length];
        for (int t = 0; t < values.length; t++) {
            earlier.values[t] = values[t].clone();
            double mean = earlier.points < points ? values[t][earlier.points] : pending[t] / Math.max(1, inPending);
            earlier.pending[t] = mean * earlier.inPending;
        }
        for (int unknown = steps; unknown < wanted; unknown++) {
            earlier.add(List.of());
        }
        return earlier;
    }

    /**
     * Records the terms of the next step. A term that was not there before, or is no longer, is no number where it is
     * missing: a branch may have others than what it goes on from.
     *
     * @param terms by name
     */
    public synchronized void add(List<LossTerm> terms) {
        if (names.isEmpty()) {
            names = terms.stream().map(LossTerm::name).toList();
            values = new double[terms.size()][CAPACITY];
            pending = new double[terms.size()];
        }
        terms.stream().map(LossTerm::name).filter(name -> !names.contains(name)).forEach(this::grow);
        for (int t = 0; t < pending.length; t++) {
            pending[t] += value(terms, names.get(t));
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

    private static double value(List<LossTerm> terms, String name) {
        return terms.stream()
                .filter(term -> term.name().equals(name))
                .mapToDouble(LossTerm::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Makes room for one more term, which has had no value so far. */
    private void grow(String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        names = List.copyOf(more);
        values = Arrays.copyOf(values, names.size());
        values[names.size() - 1] = new double[CAPACITY];
        Arrays.fill(values[names.size() - 1], 0, points, Double.NaN);
        pending = Arrays.copyOf(pending, names.size());
        pending[names.size() - 1] = inPending > 0 ? Double.NaN : 0;
    }

    /** {@return the curves so far} */
    public synchronized Curves curves() {
        double[] at = new double[points];
        for (int i = 0; i < points; i++) {
            at[i] = first + (i + 1.0) * stride;
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
