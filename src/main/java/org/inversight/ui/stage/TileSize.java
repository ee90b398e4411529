package org.inversight.ui.stage;

/** How large the pictures of a grid are drawn: whole screen pixels for each of theirs. */
final class TileSize {

    /** Never smaller, even if rows have to scroll. */
    static final double SMALLEST = 48;

    private static final double LARGEST = 256;

    private TileSize() {}

    /**
     * The side of a tile.
     *
     * @param pixels of the picture, the longer side
     * @param screen screen pixels a window pixel
     * @param width room for one tile
     * @param height room for one tile
     * @param widest room for one tile if everything beside it makes way
     */
    static double fit(int pixels, double screen, double width, double height, double widest) {
        double room = Math.clamp(Math.min(width, height), SMALLEST, LARGEST);
        double best = 0;
        for (int factor = 1; factor * pixels / screen <= LARGEST; factor++) {
            double side = factor * pixels / screen;
            // The first that is large enough is taken even where rows must scroll for it.
            if (side >= SMALLEST && (best == 0 || side <= room)) {
                best = side;
            }
        }
        if (best == 0 || best > Math.max(widest, SMALLEST)) {
            // Large pictures are shrunk, which needs no whole factor.
            best = room;
        }
        return best;
    }
}
