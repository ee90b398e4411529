package org.inversight.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.inversight.engine.Noise;
import org.jspecify.annotations.Nullable;

/** The sphere of one image: it moves away from the border of its class, and grows where it fits into the class. */
final class Sphere {

    private static final double STEP_OF_RADIUS = 1.0 / 3;
    private static final double LARGEST_STEP = 3;

    /** Where the search for an image is. */
    enum State {
        /** No latent of the class is known yet. */
        SEARCHING,
        MOVING,
        /** It has stopped growing, or is as large as it may become. */
        DONE,
        /** No latent of the class was found. */
        MISSED
    }

    /**
     * How spheres move and grow.
     *
     * @param samples directions per step
     * @param growAbove the sphere grows where the mean of s over its samples is above this
     * @param growth factor of the radius
     * @param patience steps without growth after which it is done
     * @param largest it is done at this radius; 0: never
     * @param clamp largest coordinate of its centre
     */
    record Settings(int samples, double growAbove, double growth, int patience, double largest, double clamp) {}

    private State state = State.SEARCHING;
    private float[] start;
    private float[] centre;
    private float @Nullable [] answer;
    private double radius;
    private int waited;
    private double sampledRadius;
    private double[][] directions = new double[0][];
    private boolean[] inside = new boolean[0];

    /**
     * @param shown what it shows until a latent of the class is found
     * @param radius at the start
     */
    Sphere(float[] shown, double radius) {
        this.start = shown;
        this.centre = shown;
        this.radius = radius;
    }

    /** @param name before the name of each part */
    void walk(StateWalk walk, String name) {
        double[] numbers =
                walk.doubles(name + "numbers", state.ordinal(), radius, waited, sampledRadius, answer == null ? 0 : 1);
        state = State.values()[(int) numbers[0]];
        radius = numbers[1];
        waited = (int) numbers[2];
        sampledRadius = numbers[3];
        start = walk.floats(name + "start", start);
        centre = walk.floats(name + "centre", centre);
        answer = numbers[4] == 0 ? null : walk.floats(name + "answer", answer());
        boolean[] hits = inside;
        double[] labelled = walk.doubles(
                name + "inside",
                IntStream.range(0, hits.length)
                        .mapToDouble(i -> hits[i] ? 1 : 0)
                        .toArray());
        double[][] sampled = directions;
        double[] flat = walk.doubles(
                name + "directions",
                Arrays.stream(sampled).flatMapToDouble(Arrays::stream).toArray());
        int width = centre.length;
        inside = new boolean[labelled.length];
        directions = new double[labelled.length][];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = labelled[i] == 1;
            directions[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
    }

    State state() {
        return state;
    }

    double radius() {
        return radius;
    }

    /** Radius at which {@link #directions} were asked. */
    double sampledRadius() {
        return sampledRadius;
    }

    float[] start() {
        return start;
    }

    float[] centre() {
        return centre;
    }

    /** Centre of the largest sphere that fitted; the centre as it is while none has. */
    float[] answer() {
        return answer == null ? centre : answer;
    }

    /** The directions of the last step, unit vectors. */
    double[][] directions() {
        return directions;
    }

    /** Which samples of the last step were of the class. */
    boolean[] inside() {
        return inside;
    }

    /** Share of the last step's samples that were of the class; 0 before the first step. */
    double share() {
        int count = 0;
        for (boolean in : inside) {
            count += in ? 1 : 0;
        }
        return inside.length == 0 ? 0 : (double) count / inside.length;
    }

    /** Sets out from a latent of the class. */
    void begin(float[] latent) {
        start = latent;
        centre = latent;
        state = State.MOVING;
    }

    /** Nothing of the class was found. */
    void miss() {
        state = State.MISSED;
    }

    /** Points on the sphere in random directions. */
    List<float[]> sample(RandomGenerator random, int count) {
        sampledRadius = radius;
        directions = new double[count][];
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] normal = new float[centre.length];
            Noise.normal(random, normal, 0, normal.length);
            double length = 0;
            for (float value : normal) {
                length += (double) value * value;
            }
            length = Math.sqrt(length);
            directions[i] = new double[normal.length];
            float[] point = new float[normal.length];
            for (int j = 0; j < normal.length; j++) {
                directions[i][j] = normal[j] / length;
                point[j] = (float) (centre[j] + radius * directions[i][j]);
            }
            points.add(point);
        }
        return points;
    }

    /**
     * Learns which samples are of the class, and grows or waits.
     *
     * @param labelled whether each sample is of the class
     */
    void learn(boolean[] labelled, Settings settings) {
        inside = labelled;
        if (2 * share() - 1 > settings.growAbove()) {
            answer = centre;
            radius *= settings.growth();
            waited = 0;
        } else {
            waited++;
        }
        boolean largest = settings.largest() > 0 && radius >= settings.largest();
        if (largest || waited >= settings.patience()) {
            state = State.DONE;
        }
    }

    /** Where it would go: away from the samples that left the class. */
    float[] proposal(Settings settings) {
        double[] repulsion = repulsion();
        double step = Math.min(sampledRadius * STEP_OF_RADIUS, LARGEST_STEP);
        float[] next = new float[centre.length];
        for (int j = 0; j < next.length; j++) {
            double moved = centre[j] + step * repulsion[j];
            next[j] = (float) Math.clamp(moved, -settings.clamp(), settings.clamp());
        }
        return next;
    }

    void moveTo(float[] latent) {
        centre = latent;
    }

    /** {@code mean_i (s_i - 1) / 2 u_i}: minus the mean of the directions that left the class. */
    double[] repulsion() {
        double[] mean = new double[centre.length];
        for (int i = 0; i < inside.length; i++) {
            if (!inside[i]) {
                for (int j = 0; j < mean.length; j++) {
                    mean[j] -= directions[i][j] / inside.length;
                }
            }
        }
        return mean;
    }

    /** From the first latent to the centre. */
    double[] way() {
        double[] way = new double[centre.length];
        Arrays.setAll(way, j -> centre[j] - start[j]);
        return way;
    }
}
