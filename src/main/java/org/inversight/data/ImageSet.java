package org.inversight.data;

import java.util.stream.IntStream;

/** Images of one size, taken out by position, wherever they are kept. */
public interface ImageSet {

    /** Number of images. */
    int count();

    /** 1 (grey) or 3 (red, green, blue). */
    int channels();

    /** Of an image, in pixels. */
    int height();

    /** Of an image, in pixels. */
    int width();

    /** The images at these positions, in this order. */
    Images select(int[] positions);

    /** The images from one position up to another, which is left out. */
    default Images range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** The same images under these positions only. */
    default ImageSet at(int[] positions) {
        return new ImageChoice(this, positions);
    }
}
