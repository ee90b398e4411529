package org.inversight.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;
import org.inversight.engine.Noise;

/** Images, labels and latents as arrays. */
public final class ImageArrays {

    private ImageArrays() {}

    /** (n, c, h, w). */
    static NDArray array(NDManager scope, Images images) {
        return scope.create(
                images.pixels(), new Shape(images.count(), images.channels(), images.height(), images.width()));
    }

    /** Every image moved by up to so many pixels; what comes in repeats the nearest border. */
    public static Images moved(Images images, int shift, RandomGenerator random) {
        int height = images.height();
        int width = images.width();
        float[] pixels = new float[images.pixels().length];
        for (int n = 0; n < images.count(); n++) {
            int down = random.nextInt(-shift, shift + 1);
            int right = random.nextInt(-shift, shift + 1);
            for (int c = 0; c < images.channels(); c++) {
                int base = (n * images.channels() + c) * height * width;
                for (int y = 0; y < height; y++) {
                    int from = base + Math.clamp(y - down, 0, height - 1) * width;
                    for (int x = 0; x < width; x++) {
                        pixels[base + y * width + x] = images.pixels()[from + Math.clamp(x - right, 0, width - 1)];
                    }
                }
            }
        }
        return new Images(images.count(), images.channels(), height, width, pixels);
    }

    /** Half of the images, drawn at random, as in a mirror. */
    static Images mirrored(Images images, RandomGenerator random) {
        int width = images.width();
        int stride = images.pixels().length / images.count();
        float[] pixels = images.pixels().clone();
        for (int n = 0; n < images.count(); n++) {
            if (random.nextBoolean()) {
                for (int row = n * stride; row < (n + 1) * stride; row += width) {
                    for (int x = 0; x < width; x++) {
                        pixels[row + x] = images.pixels()[row + width - 1 - x];
                    }
                }
            }
        }
        return new Images(images.count(), images.channels(), images.height(), width, pixels);
    }

    /** (n, length) standard normal numbers of this key. */
    static NDArray latents(NDManager scope, int n, int length, long... key) {
        return scope.create(Noise.normal(n * length, key), new Shape(n, length));
    }

    /** One row of length {@code classes} for each label, 1 at the label. */
    public static float[] oneHot(int[] labels, int classes) {
        float[] rows = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + labels[i]] = 1;
        }
        return rows;
    }

    /** Some rows of a matrix with rows of this length. */
    public static float[] rows(float[] matrix, int length, int[] positions) {
        float[] chosen = new float[positions.length * length];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(matrix, positions[i] * length, chosen, i * length, length);
        }
        return chosen;
    }
}
