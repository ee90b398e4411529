package org.inversight.ui.stage;

/**
 * How large an image is drawn: whole screen pixels for each of its own, so that it is crisp, unless it has so many that
 * nobody tells them apart.
 */
public final class TileSize {

    /** Never smaller, even if rows have to scroll. */
    public static final double SMALLEST = 48;

    private static final double LARGEST = 256;

    /** Images with a side of so many pixels may be enlarged by any factor. */
    private static final int FINE = 64;

    /** So many times as large is worth more than crisp pixels. */
    private static final double WORTH = 1.15;

    private TileSize() {}

    /**
     * The largest side in a room; 0 where even the smallest is too large.
     *
     * @param pixels of the image, the longer side
     * @param screen screen pixels a window pixel
     * @param room for the tile, in window pixels
     * @param whole whether small images are enlarged by whole factors only
     */
    public static double fit(int pixels, double screen, double room, boolean whole) {
        double most = Math.min(room, LARGEST);
        double crisp = Math.floor(most * screen / pixels) * pixels / screen;
        if (crisp >= SMALLEST) {
            return pixels >= FINE && most >= WORTH * crisp ? Math.floor(most) : crisp;
        }
        // Large images are shrunk, which needs no whole factor.
        boolean shrunk = pixels / screen > most;
        return most >= SMALLEST && (shrunk || !whole) ? Math.floor(most) : 0;
    }

    /** The smallest side that is large enough to look at; 0 where it does not fit. */
    static double smallest(int pixels, double screen, double room) {
        double side = Math.ceil(SMALLEST * screen / pixels) * pixels / screen;
        return side <= room ? side : fit(pixels, screen, room, true);
    }
}
