package org.inversight.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A square grey image that is drawn on; values are 0 to 1 when it is handed out. */
public final class GreyCanvas {

    private final int side;
    private final float[] pixels;

    public GreyCanvas(int side) {
        this.side = side;
        this.pixels = new float[side * side];
    }

    public GreyCanvas(int side, float[] pixels) {
        this.side = side;
        this.pixels = pixels.clone();
    }

    /** A value for each place. */
    public interface Texture {
        double at(int x, int y);
    }

    public GreyCanvas fill(Texture texture) {
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                pixels[y * side + x] = (float) texture.at(x, y);
            }
        }
        return this;
    }

    /** A soft round dot; overlapping dots keep the brighter value. */
    public GreyCanvas dot(double cx, double cy, double radius, double ink) {
        int reach = (int) Math.ceil(radius + 1);
        for (int y = Math.max(0, (int) cy - reach); y <= Math.min(side - 1, cy + reach); y++) {
            for (int x = Math.max(0, (int) cx - reach); x <= Math.min(side - 1, cx + reach); x++) {
                double distance = Math.hypot(x - cx, y - cy);
                float value = (float) (ink * Math.clamp(radius + 0.5 - distance, 0, 1));
                pixels[y * side + x] = Math.max(pixels[y * side + x], value);
            }
        }
        return this;
    }

    /** A stroke that wanders: a random walk whose direction drifts. */
    public GreyCanvas stroke(RandomGenerator random, double length, double turn, double radius) {
        double x = random.nextDouble(0.1, 0.9) * side;
        double y = random.nextDouble(0.1, 0.9) * side;
        double angle = random.nextDouble(2 * Math.PI);
        double bend = random.nextGaussian() * turn;
        for (double made = 0; made < length; made += 0.5) {
            dot(x, y, radius, 1);
            bend = 0.9 * bend + random.nextGaussian() * turn * 0.3;
            angle += bend * 0.5;
            x += 0.5 * Math.cos(angle);
            y += 0.5 * Math.sin(angle);
            if (x < 1 || y < 1 || x > side - 2 || y > side - 2) {
                angle += Math.PI / 2;
                x = Math.clamp(x, 1, side - 2.0);
                y = Math.clamp(y, 1, side - 2.0);
            }
        }
        return this;
    }

    /** Gaussian blur, mirrored at the border. */
    public GreyCanvas blur(double sigma) {
        int reach = (int) Math.ceil(2.5 * sigma);
        double[] kernel = new double[2 * reach + 1];
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            kernel[i + reach] = Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + reach];
        }
        float[] once = new float[pixels.length];
        convolve(pixels, once, kernel, sum, 1, side);
        convolve(once, pixels, kernel, sum, side, 1);
        return this;
    }

    private void convolve(float[] from, float[] into, double[] kernel, double sum, int step, int line) {
        int reach = kernel.length / 2;
        for (int a = 0; a < side; a++) {
            for (int b = 0; b < side; b++) {
                double total = 0;
                for (int k = -reach; k <= reach; k++) {
                    int c = b + k;
                    c = c < 0 ? -c - 1 : c >= side ? 2 * side - 1 - c : c;
                    total += kernel[k + reach] * from[a * line + Math.clamp(c, 0, side - 1) * step];
                }
                into[a * line + b * step] = (float) (total / sum);
            }
        }
    }

    /** Stretches the values to 0 .. 1; an image of one value stays as it is. */
    public GreyCanvas stretch() {
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (float value : pixels) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (high > low) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (pixels[i] - low) / (high - low);
            }
        }
        return this;
    }

    public GreyCanvas map(java.util.function.DoubleUnaryOperator function) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) function.applyAsDouble(pixels[i]);
        }
        return this;
    }

    /** The image, clamped to 0 .. 1. */
    public float[] image() {
        float[] copy = Arrays.copyOf(pixels, pixels.length);
        for (int i = 0; i < copy.length; i++) {
            copy[i] = Math.clamp(copy[i], 0f, 1f);
        }
        return copy;
    }
}
