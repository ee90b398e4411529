package org.inversight.data;

import java.util.stream.IntStream;

/** Pictures of one size, taken out by position, wherever they are kept. */
public interface PictureSet {

    /** Number of pictures. */
    int count();

    /** 1 (grey) or 3 (red, green, blue). */
    int channels();

    /** Of a picture, in pixels. */
    int height();

    /** Of a picture, in pixels. */
    int width();

    /** The pictures at these positions, in this order. */
    Images select(int[] positions);

    /** The pictures from one position up to another, which is left out. */
    default Images range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** The same pictures under these positions only. */
    default PictureSet at(int[] positions) {
        return new PictureChoice(this, positions);
    }
}
