package org.inversight.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How like one set of images is to another, by the features of a network: rows of one length.
 *
 * @param distance Frechet distance (Heusel et al. 2017) between the normal distributions with the two sets' means and
 *     covariances
 * @param precision share of generated rows that lie among the real ones (Kynkaanniemi et al. 2019): within some real
 *     row's distance to its third nearest real row
 * @param recall share of real rows that lie among the generated ones, likewise
 */
public record Quality(double distance, double precision, double recall) {

    private static final int NEAREST = 3;

    /**
     * Compares.
     *
     * @param real rows of the real images, at least as many as a row is long
     * @param made rows of the generated ones
     */
    public static Quality of(double[][] real, double[][] made) {
        return new Quality(frechet(real, made), precision(real, made), recall(real, made));
    }

    /** Precision alone, of any number of rows above three. */
    public static double precision(double[][] real, double[][] made) {
        return among(made, real);
    }

    /** Recall alone, of any number of rows above three. */
    public static double recall(double[][] real, double[][] made) {
        return among(real, made);
    }

    /**
     * Density (Naeem et al. 2020): into how many balls of real rows a generated row falls on average, divided by
     * {@code nearest}, which is what a real row of the same kind can expect; can exceed 1.
     *
     * @param nearest a ball reaches to the real row's neighbour of this number
     */
    public static double density(double[][] real, double[][] made, int nearest) {
        double[] radii = radii(real, nearest);
        long inside = Arrays.stream(made)
                .parallel()
                .mapToLong(row -> IntStream.range(0, real.length)
                        .filter(i -> squared(row, real[i]) <= radii[i])
                        .count())
                .sum();
        return inside / ((double) nearest * made.length);
    }

    /** Coverage (Naeem et al. 2020): share of real rows into whose ball a generated row falls; as {@link #density}. */
    public static double coverage(double[][] real, double[][] made, int nearest) {
        double[] radii = radii(real, nearest);
        long covered = IntStream.range(0, real.length)
                .parallel()
                .filter(i -> Arrays.stream(made).anyMatch(row -> squared(row, real[i]) <= radii[i]))
                .count();
        return (double) covered / real.length;
    }

    /** Standard deviation (by n) of each column of a flat array; 1 where it is 0, for such a feature says nothing. */
    public static double[] deviations(float[] rows, int length) {
        int n = rows.length / length;
        double[] deviations = new double[length];
        for (int k = 0; k < length; k++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += rows[i * length + k] / (double) n;
            }
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += (rows[i * length + k] - mean) * (rows[i * length + k] - mean);
            }
            deviations[k] = squares > 0 ? Math.sqrt(squares / n) : 1;
        }
        return deviations;
    }

    /**
     * Rows of a flat array, each number divided by its standard deviation in the first set, so that no feature counts
     * for more because it is larger.
     */
    public static double[][] rows(float[] flat, int length, double[] deviations) {
        double[][] rows = new double[flat.length / length][length];
        for (int i = 0; i < flat.length; i++) {
            rows[i / length][i % length] = flat[i] / deviations[i % length];
        }
        return rows;
    }

    /**
     * {@code |m - n|^2 + tr(A + B - 2 (A B)^(1/2))}.
     *
     * @param first at least as many rows as a row is long
     * @param second two rows at least
     */
    public static double frechet(double[][] first, double[][] second) {
        double[] m = mean(first);
        double[] n = mean(second);
        double apart = 0;
        for (int i = 0; i < m.length; i++) {
            apart += (m[i] - n[i]) * (m[i] - n[i]);
        }
        double[][] a = covariance(first, m);
        double[][] b = covariance(second, n);
        // A = L L' gives A B the eigenvalues of the symmetric L' B L
        double[][] lower = Symmetric.factor(a);
        double cross = 0;
        for (double value : Symmetric.eigenvalues(Symmetric.between(lower, b))) {
            cross += Math.sqrt(Math.max(0, value));
        }
        return apart + Symmetric.trace(a) + Symmetric.trace(b) - 2 * cross;
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] / rows.length;
            }
        }
        return mean;
    }

    private static double[][] covariance(double[][] rows, double[] mean) {
        int n = mean.length;
        double[][] sums = new double[n][n];
        double[] centred = new double[n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                centred[i] = row[i] - mean[i];
            }
            for (int i = 0; i < n; i++) {
                for (int k = 0; k <= i; k++) {
                    sums[i][k] += centred[i] * centred[k];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                sums[i][k] /= rows.length - 1;
                sums[k][i] = sums[i][k];
            }
        }
        return sums;
    }

    /** Share of the rows that lie within some of these balls. */
    private static double among(double[][] rows, double[][] centres) {
        double[] radii = radii(centres, NEAREST);
        long inside = Arrays.stream(rows)
                .parallel()
                .filter(r -> inside(r, centres, radii))
                .count();
        return (double) inside / rows.length;
    }

    private static boolean inside(double[] row, double[][] centres, double[] radii) {
        for (int i = 0; i < centres.length; i++) {
            if (squared(row, centres[i]) <= radii[i]) {
                return true;
            }
        }
        return false;
    }

    private static double[] radii(double[][] centres, int nearest) {
        return Arrays.stream(centres)
                .parallel()
                .mapToDouble(c -> radius(c, centres, nearest))
                .toArray();
    }

    /** Squared distance to the nearest other row of this number. */
    private static double radius(double[] centre, double[][] all, int nearest) {
        double[] distances = new double[all.length];
        for (int i = 0; i < all.length; i++) {
            distances[i] = squared(centre, all[i]);
        }
        Arrays.sort(distances);
        // the nearest is the row itself
        return distances[Math.min(nearest, distances.length - 1)];
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
