package org.inversight.ui.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.inversight.data.Images;

/**
 * One image as an image that can be written again and again, each pixel as a square of several: JavaFX smooths whatever
 * it enlarges, even where it is asked not to. Values are clamped to [0, 1].
 */
public final class EnlargedImage {

    private final int width;
    private final int height;
    private final int factor;
    private final int[] argb;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    /** @param factor side of the square that stands for a pixel */
    public EnlargedImage(int width, int height, int factor) {
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
        for (int i = 0; i < plane; i++) {
            int red = level(values[base + i], low, gain);
            int green = colour ? level(values[base + plane + i], low, gain) : red;
            int blue = colour ? level(values[base + 2 * plane + i], low, gain) : red;
            square(i % width, i / width, 0xff000000 | red << 16 | green << 8 | blue);
        }
        buffer.updateBuffer(whole -> null);
    }

    private void square(int x, int y, int colour) {
        int line = width * factor;
        int from = (y * line + x) * factor;
        for (int k = 0; k < factor; k++) {
            Arrays.fill(argb, from + k * line, from + k * line + factor, colour);
        }
    }

    /** Whether it shows images of these measures, enlarged so. */
    public boolean fits(int wantedWidth, int wantedHeight, int wantedFactor) {
        return width == wantedWidth && height == wantedHeight && factor == wantedFactor;
    }

    private static int level(float value, float low, float gain) {
        float share = (value - low) * gain;
        // NaN fails both comparisons and becomes black.
        return share >= 1 ? 255 : share > 0 ? Math.round(share * 255) : 0;
    }
}
