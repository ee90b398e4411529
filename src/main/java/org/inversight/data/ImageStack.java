package org.inversight.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Images one after another, all in the size of the largest in the end, so that none loses anything. Most sets are of
 * one size; these are held once.
 */
final class ImageStack {

    private final Path given;
    private final int most;

    /** Those of another size than the first, by their places. */
    private final Map<Integer, Images> others = new LinkedHashMap<>();

    private @Nullable Images first;
    private float[] pixels = {};
    private int count;

    /**
     * @param given the path as somebody gave it, for sentences
     * @param most images that may be added
     */
    ImageStack(Path given, int most) {
        this.given = given;
        this.most = most;
    }

    int count() {
        return count;
    }

    boolean full() {
        return count == most;
    }

    /** @throws IOException if so many of its size are more than an array holds */
    void add(Images image) throws IOException {
        if (first == null) {
            first = image;
            pixels = room(most, image.stride());
        }
        if (image.height() == first.height() && image.width() == first.width()) {
            put(image, pixels, count);
        } else {
            others.put(count, image);
        }
        count++;
    }

    /**
     * All of them; null where there is none. To be asked once.
     *
     * @throws IOException if they are more than an array holds
     */
    @Nullable
    Images joined() throws IOException {
        if (first == null) {
            return null;
        }
        Images largest = first;
        for (Images image : others.values()) {
            largest = image.stride() > largest.stride() ? image : largest;
        }
        int stride = largest.stride();
        float[] all = pixels;
        if (stride > first.stride()) {
            all = room(count, stride);
            Images equal = new Images(most, first.channels(), first.height(), first.width(), pixels);
            for (int i = 0; i < count; i++) {
                if (!others.containsKey(i)) {
                    put(CentreCrop.to(equal.select(new int[] {i}), largest.height(), largest.width()), all, i);
                }
            }
        }
        for (Map.Entry<Integer, Images> other : others.entrySet()) {
            put(CentreCrop.to(other.getValue(), largest.height(), largest.width()), all, other.getKey());
        }
        float[] whole = all.length == count * stride ? all : Arrays.copyOf(all, count * stride);
        return new Images(count, largest.channels(), largest.height(), largest.width(), whole);
    }

    private static void put(Images image, float[] all, int place) {
        System.arraycopy(image.pixels(), 0, all, place * image.stride(), image.stride());
    }

    private float[] room(int images, int stride) throws IOException {
        if ((long) images * stride > Integer.MAX_VALUE) {
            throw tooMany(given, null);
        }
        return new float[images * stride];
    }

    static IOException tooMany(Path given, @Nullable Throwable cause) {
        return new IOException(
                "%s holds more images than fit into memory; give a folder of fewer, or of smaller ones."
                        .formatted(given),
                cause);
    }
}
