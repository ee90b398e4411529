package org.inversight.ui.compare;

import org.inversight.ui.stage.TileSize;

/**
 * Where everything of a comparison lies, in pixels: all rows and heads alike, so that columns are straight.
 *
 * @param name width of the classes' names
 * @param first where the first side begins
 * @param cell width of a side
 * @param side of an image
 * @param tiles images of a class that are shown of each side
 */
record CompareLayout(double name, double first, double cell, double side, int tiles) {

    static final CompareLayout NONE = new CompareLayout(0, 0, 0, TileSize.SMALLEST, 1);

    static final double GAP = 6;
    static final double SMALLEST_BARS = 78;
    static final double LARGEST_BARS = 220;
    private static final double BETWEEN = 18;

    double cellAt(int position) {
        return first + position * (cell + BETWEEN);
    }

    /**
     * Images as large as fit with all rows in sight, else the smallest, and as many of each class as fit beside the
     * bars.
     *
     * @param pixels of an image, the longer side
     * @param screen screen pixels a window pixel
     * @param people whether there is a private image in each row
     */
    static CompareLayout of(
            int pixels,
            double screen,
            double width,
            double height,
            int rows,
            int sides,
            int restarts,
            boolean people,
            double name) {
        double down = height / Math.max(1, rows) - GAP;
        double side = Math.max(TileSize.SMALLEST, TileSize.fit(pixels, screen, down, true));
        double first;
        double cell;
        while (true) {
            first = name + (people ? side + BETWEEN : 0);
            cell = Math.floor((width - first - (sides - 1) * BETWEEN) / sides);
            if (cell >= side + 2 * GAP + SMALLEST_BARS || side <= TileSize.SMALLEST) {
                break;
            }
            side = Math.max(TileSize.SMALLEST, Math.floor(side * 0.9));
        }
        int tiles = (int) Math.floor((cell - SMALLEST_BARS - GAP) / (side + GAP));
        return new CompareLayout(name, first, cell, side, Math.clamp(tiles, 1, Math.max(1, restarts)));
    }
}
