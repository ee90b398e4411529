package org.inversight.ui.stage;

/**
 * How the rows of a grid are arranged: the largest tiles that show all classes at once.
 *
 * @param columns of rows, side by side
 * @param side of a tile
 * @param below whether the bars are below a row's tiles instead of beside them
 * @param bars width of the bars
 * @param gap between two rows
 */
record Arrangement(int columns, double side, boolean below, double bars, double gap) {

    /** Between two tiles of a row. */
    static final double GAP = 5;

    /** Between tiles and the bars beside them. */
    static final double BARS_GAP = 12;

    /** Between two columns of rows. */
    static final double COLUMN_GAP = 26;

    /** Columns keep together in a wide window. */
    static final double LARGEST_COLUMN_GAP = 80;

    /** Tiles so many times as large are worth more columns, or bars below. */
    private static final double WORTH = 1.15;

    private static final double SCROLL_BAR = 14;
    private static final int MOST_COLUMNS = 4;
    private static final double SMALLEST_GAP = 3;
    private static final double LARGEST_GAP = 26;
    private static final double SMALLEST_BARS = 88;
    private static final double LARGEST_BARS = 420;

    /**
     * What is to be arranged.
     *
     * @param classes number of rows
     * @param pictures tiles of a row
     * @param pixels of a picture, the longer side
     * @param name width of a row's name
     * @param bars height of the bars of a row
     */
    record Content(int classes, int pictures, int pixels, double name, double bars) {}

    /**
     * The best arrangement in a room: pictures enlarged by a whole factor if so all classes can be
     * seen at once, otherwise by any; where they are too many for that, rows scroll.
     *
     * @param screen screen pixels a window pixel
     */
    static Arrangement of(Content content, double screen, double width, double height) {
        for (boolean whole : new boolean[] {true, false}) {
            Arrangement best = null;
            for (boolean below : new boolean[] {false, true}) {
                for (int columns = 1; columns <= MOST_COLUMNS; columns++) {
                    double room = room(content, columns, below, width, height);
                    double side = TileSize.fit(content.pixels, screen, room, whole);
                    if (side > (best == null ? 0 : WORTH * best.side)) {
                        best = made(content, columns, below, side, width, height);
                    }
                }
            }
            if (best != null) {
                return best;
            }
        }
        return scrolled(content, screen, width - SCROLL_BAR);
    }

    /** The largest side with which all rows are seen. */
    private static double room(
            Content content, int columns, boolean below, double width, double height) {
        int rows = rows(content, columns);
        double down = (height + SMALLEST_GAP) / rows - SMALLEST_GAP - (below ? content.bars : 0);
        return Math.min(across(content, columns, below, width), down);
    }

    private static int rows(Content content, int columns) {
        return (content.classes + columns - 1) / columns;
    }

    private static Arrangement made(
            Content content, int columns, boolean below, double side, double width, double height) {
        int rows = rows(content, columns);
        double row = side + (below ? content.bars : 0);
        double free = rows < 2 ? 0 : (height - rows * row) / (rows - 1);
        return new Arrangement(
                columns,
                side,
                below,
                bars(content, columns, below, side, width),
                Math.clamp(Math.floor(free), SMALLEST_GAP, LARGEST_GAP));
    }

    /** Small tiles in as many columns as fit. */
    private static Arrangement scrolled(Content content, double screen, double width) {
        int columns = MOST_COLUMNS;
        double side = 0;
        while (side < TileSize.SMALLEST && columns > 0) {
            double across = across(content, columns, false, width);
            side = TileSize.smallest(content.pixels, screen, across);
            columns--;
        }
        columns++;
        side = Math.max(side, TileSize.SMALLEST);
        return new Arrangement(
                columns, side, false, bars(content, columns, false, side, width), GAP);
    }

    /** Room for a tile. */
    private static double across(Content content, int columns, boolean below, double width) {
        double room = column(columns, width) - content.name;
        return (room - (below ? 0 : BARS_GAP + SMALLEST_BARS) + GAP) / content.pictures - GAP;
    }

    private static double bars(
            Content content, int columns, boolean below, double side, double width) {
        double tiles = content.pictures * (side + GAP) - GAP;
        return below
                ? tiles
                : Math.clamp(
                        column(columns, width) - content.name - tiles - BARS_GAP,
                        SMALLEST_BARS,
                        LARGEST_BARS);
    }

    private static double column(int columns, double width) {
        return Math.floor((width - (columns - 1) * COLUMN_GAP) / columns);
    }
}
