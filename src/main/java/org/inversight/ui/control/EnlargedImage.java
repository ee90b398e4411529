package org.inversight.ui.control;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.inversight.data.Images;

/**
 * One image as an image that can be written again and again, each pixel as a square of several: JavaFX smooths whatever
 * it enlarges, even where it is asked not to. Values are clamped to [0, 1]. Its
 * corners are round.
 */
public final class EnlargedImage {

    private final int width;
    private final int height;
    private final int factor;
    private final double radius;
    private final int[] argb;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    /**
     * @param factor side of the square that stands for a pixel
     * @param radius of the corners, in squares' pixels, at most half of a side
     */
    public EnlargedImage(int width, int height, int factor, double radius) {
        this.radius = radius;
        this.width = width;
        this.height = height;
        this.factor = factor;
        IntBuffer values = IntBuffer.allocate(width * height * factor * factor);
        this.argb = values.array();
        this.buffer = new PixelBuffer<>(width * factor, height * factor, values, PixelFormat.getIntArgbPreInstance());
        this.image = new WritableImage(buffer);
    }

    public WritableImage image() {
        return image;
    }

    /**
     * Writes one of these images.
     *
     * @param stretch whether its darkest value becomes black and its brightest white
     */
    public void write(Images images, int position, boolean stretch) {
        float[] values = images.pixels();
        int base = position * images.stride();
        int plane = width * height;
        float low = 0;
        float gain = 1;
        if (stretch) {
            float high = Float.NEGATIVE_INFINITY;
            low = Float.POSITIVE_INFINITY;
            for (int i = base; i < base + images.stride(); i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
            gain = high > low ? 1 / (high - low) : 1;
        }
        boolean colour = images.channels() == 3;
        int line = width * factor;
        for (int y = 0; y < height; y++) {
            int from = y * factor * line;
            int at = from;
            for (int i = y * width; i < (y + 1) * width; i++) {
                int red = level(values[base + i], low, gain);
                int green = colour ? level(values[base + plane + i], low, gain) : red;
                int blue = colour ? level(values[base + 2 * plane + i], low, gain) : red;
                int pixel = 0xff000000 | red << 16 | green << 8 | blue;
                for (int k = 0; k < factor; k++) {
                    argb[at++] = pixel;
                }
            }
            for (int k = 1; k < factor; k++) {
                System.arraycopy(argb, from, argb, from + k * line, line);
            }
        }
        corners();
        buffer.updateBuffer(whole -> null);
    }

    /** Fades what lies outside of the rounded corners, as a clip would; clips are drawn anew with every frame. */
    private void corners() {
        int line = width * factor;
        int lines = height * factor;
        int reach = (int) Math.ceil(radius);
        for (int y = 0; y < reach; y++) {
            for (int x = 0; x < reach; x++) {
                double covered = radius + 0.5 - Math.hypot(radius - x - 0.5, radius - y - 0.5);
                if (covered < 1) {
                    int share = (int) Math.round(256 * Math.max(0, covered));
                    fade(y * line + x, share);
                    fade(y * line + line - 1 - x, share);
                    fade((lines - 1 - y) * line + x, share);
                    fade((lines - 1 - y) * line + line - 1 - x, share);
                }
            }
        }
    }

    /** @param share of 256 that stays */
    private void fade(int at, int share) {
        int pixel = argb[at];
        argb[at] = (pixel >>> 24) * share >> 8 << 24
                | (pixel >> 16 & 0xff) * share >> 8 << 16
                | (pixel >> 8 & 0xff) * share >> 8 << 8
                | (pixel & 0xff) * share >> 8;
    }

    /** Whether it shows images of these measures, enlarged and rounded so. */
    public boolean fits(int wantedWidth, int wantedHeight, int wantedFactor, double wantedRadius) {
        return width == wantedWidth && height == wantedHeight && factor == wantedFactor && radius == wantedRadius;
    }

    private static int level(float value, float low, float gain) {
        float share = (value - low) * gain;
        // NaN fails both comparisons and becomes black.
        return share >= 1 ? 255 : share > 0 ? Math.round(share * 255) : 0;
    }
}
