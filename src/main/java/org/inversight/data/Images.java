package org.inversight.data;

import java.util.Arrays;
import org.inversight.model.Grey;

/**
 * Images of one size as they are used everywhere in the program: values in [0, 1], order (count, channels, height,
 * width).
 *
 * @param count number of images
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param height in pixels
 * @param width in pixels
 * @param pixels count·channels·height·width values; not copied, never to be changed
 */
public record Images(int count, int channels, int height, int width, float[] pixels) implements ImageSet {

    public Images {
        if (pixels.length != (long) count * channels * height * width) {
            throw new IllegalArgumentException("%d values do not make %d images of %d x %d x %d"
                    .formatted(pixels.length, count, channels, height, width));
        }
    }

    /** Values of one image. */
    public int stride() {
        return channels * height * width;
    }

    @Override
    public Images select(int[] positions) {
        int stride = stride();
        float[] chosen = new float[positions.length * stride];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(pixels, positions[i] * stride, chosen, i * stride, stride);
        }
        return new Images(positions.length, channels, height, width, chosen);
    }

    /** One image's values. */
    public float[] image(int position) {
        return Arrays.copyOfRange(pixels, position * stride(), (position + 1) * stride());
    }

    /** The same images with every value in [0, 1], as they are shown. */
    public Images clamped() {
        float[] out = new float[pixels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.clamp(pixels[i], 0f, 1f);
        }
        return new Images(count, channels, height, width, out);
    }

    /**
     * The same images with this number of channels: colours become {@link Grey}, and a grey image in colour has three
     * equal channels.
     */
    public Images withChannels(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int plane = height * width;
        float[] out = new float[count * wanted * plane];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < plane; i++) {
                int at = n * channels * plane + i;
                float value =
                        channels == 1 ? pixels[at] : Grey.of(pixels[at], pixels[at + plane], pixels[at + 2 * plane]);
                for (int c = 0; c < wanted; c++) {
                    out[(n * wanted + c) * plane + i] = value;
                }
            }
        }
        return new Images(count, wanted, height, width, out);
    }

    /** {@return the place of the first image that is the same as this one; -1 where none is} */
    public int indexOf(Images one) {
        if (one.channels != channels || one.height != height || one.width != width) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(pixels, i * stride(), (i + 1) * stride(), one.pixels, 0, stride())) {
                return i;
            }
        }
        return -1;
    }

    /** All images in another size; what becomes smaller is averaged first, so that no pixel is passed over. */
    public Images reduced(int newHeight, int newWidth) {
        return CentreCrop.to(this, newHeight, newWidth);
    }

    /** All images, resized bilinearly with half-pixel centres. */
    public Images resized(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        float[] out = new float[count * channels * newHeight * newWidth];
        int planes = count * channels;
        for (int y = 0; y < newHeight; y++) {
            double sourceY = Math.clamp((y + 0.5) * height / newHeight - 0.5, 0, height - 1);
            int y0 = (int) sourceY;
            int y1 = Math.min(y0 + 1, height - 1);
            float fy = (float) (sourceY - y0);
            for (int x = 0; x < newWidth; x++) {
                double sourceX = Math.clamp((x + 0.5) * width / newWidth - 0.5, 0, width - 1);
                int x0 = (int) sourceX;
                int x1 = Math.min(x0 + 1, width - 1);
                float fx = (float) (sourceX - x0);
                for (int plane = 0; plane < planes; plane++) {
                    int base = plane * height * width;
                    float top = pixels[base + y0 * width + x0] * (1 - fx) + pixels[base + y0 * width + x1] * fx;
                    float bottom = pixels[base + y1 * width + x0] * (1 - fx) + pixels[base + y1 * width + x1] * fx;
                    out[(plane * newHeight + y) * newWidth + x] = top * (1 - fy) + bottom * fy;
                }
            }
        }
        return new Images(count, channels, newHeight, newWidth, out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Images images
                && images.count == count
                && images.channels == channels
                && images.height == height
                && images.width == width
                && Arrays.equals(images.pixels, pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "%d images of %d x %d x %d".formatted(count, channels, height, width);
    }
}
