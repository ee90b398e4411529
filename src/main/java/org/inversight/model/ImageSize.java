package org.inversight.model;

import java.util.List;

/**
 * Height and width of a network's images.
 *
 * @param height in pixels
 * @param width in pixels
 */
public record ImageSize(int height, int width) {

    /**
     * {@return a square}
     *
     * @param side in pixels
     */
    public static ImageSize of(int side) {
        return new ImageSize(side, side);
    }

    /**
     * {@return the size of one number for a square, or of height and width}
     *
     * @param sides in pixels
     */
    public static ImageSize of(List<Integer> sides) {
        return new ImageSize(sides.getFirst(), sides.getLast());
    }

    /** {@code 64}, or {@code 112x92}. */
    @Override
    public String toString() {
        return height == width ? Integer.toString(height) : height + "x" + width;
    }
}
