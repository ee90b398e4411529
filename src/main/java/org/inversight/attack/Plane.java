package org.inversight.attack;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.inversight.engine.Noise;
import org.jspecify.annotations.Nullable;

/**
 * A plane in latent space, for looking at points.
 *
 * @param origin a point of the plane
 * @param horizontal a unit vector
 * @param vertical a unit vector at right angles to it; zeros in a space of one dimension
 */
record Plane(double[] origin, double[] horizontal, double[] vertical) {

    private static final int ITERATIONS = 100;
    private static final double TINY = 1e-6;

    /** The plane of the first two vectors that are not parallel; where there are none, axes of the space fill in. */
    static Plane along(double[] origin, List<double[]> vectors) {
        double[] first = null;
        int axes = Math.min(2, origin.length);
        for (int i = 0; i < vectors.size() + axes; i++) {
            double[] vector = i < vectors.size() ? vectors.get(i).clone() : axis(origin.length, i - vectors.size());
            if (first != null) {
                remove(vector, first);
            }
            if (normalize(vector)) {
                if (first != null) {
                    return new Plane(origin, first, vector);
                }
                first = vector;
            }
        }
        if (first == null) {
            throw new IllegalArgumentException("a plane needs a dimension");
        }
        return new Plane(origin, first, new double[origin.length]);
    }

    /** The plane of the first two principal directions of points, through their mean. */
    static Plane principal(List<float[]> points) {
        int width = points.getFirst().length;
        double[] mean = new double[width];
        for (float[] point : points) {
            for (int j = 0; j < width; j++) {
                mean[j] += point[j] / points.size();
            }
        }
        double[] first = direction(points, mean, null);
        return along(mean, List.of(first, direction(points, mean, first)));
    }

    /** Its three vectors, one after the other. */
    double[] values() {
        return Stream.of(origin, horizontal, vertical)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** @param values as {@link #values} gives them */
    static Plane of(double[] values) {
        int width = values.length / 3;
        return new Plane(
                Arrays.copyOf(values, width),
                Arrays.copyOfRange(values, width, 2 * width),
                Arrays.copyOfRange(values, 2 * width, values.length));
    }

    float x(float[] point) {
        return (float) along(point, horizontal);
    }

    float y(float[] point) {
        return (float) along(point, vertical);
    }

    private double along(float[] point, double[] axis) {
        double sum = 0;
        for (int j = 0; j < axis.length; j++) {
            sum += (point[j] - origin[j]) * axis[j];
        }
        return sum;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Power iteration on the covariance, away from the unit vector {@code without}; a unit vector, or next to none. */
    private static double[] direction(List<float[]> points, double[] mean, double @Nullable [] without) {
        int width = mean.length;
        double[] direction = Noise.keyed(width).doubles(width, -1, 1).toArray();
        for (int i = 0; i < ITERATIONS; i++) {
            if (without != null) {
                remove(direction, without);
            }
            if (!normalize(direction)) {
                break;
            }
            double[] next = new double[width];
            for (float[] point : points) {
                double along = 0;
                for (int j = 0; j < width; j++) {
                    along += (point[j] - mean[j]) * direction[j];
                }
                for (int j = 0; j < width; j++) {
                    next[j] += along * (point[j] - mean[j]);
                }
            }
            direction = next;
        }
        normalize(direction);
        return direction;
    }

    private static void remove(double[] vector, double[] unit) {
        double along = dot(vector, unit);
        for (int j = 0; j < vector.length; j++) {
            vector[j] -= along * unit[j];
        }
    }

    private static boolean normalize(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length < TINY) {
            return false;
        }
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= length;
        }
        return true;
    }

    private static double[] axis(int width, int index) {
        double[] axis = new double[width];
        axis[index] = 1;
        return axis;
    }
}
