package org.inversight.ui.stage;

/**
 * How the rows of a grid are arranged: the largest tiles that show all classes at once.
 *
 * @param columns of rows, side by side
 * @param side of a tile
 * @param below whether the bars are below a row's tiles instead of beside them
 * @param bars width of the bars
 * @param words width of what is written beside the bars; 0 where nothing is
 * @param gap between two rows
 */
record Arrangement(int columns, double side, boolean below, double bars, double words, double gap) {

    /** Between two tiles of a row. */
    static final double GAP = 5;

    /** Between tiles and the bars beside them. */
    static final double BARS_GAP = 12;

    /** Between the reconstructions and the private images. */
    static final double PRIVATE_GAP = 10;

    /** Height of a line of words. */
    static final double LINE = 15;

    /** Between two columns of rows. */
    static final double COLUMN_GAP = 26;

    /** Columns keep together in a wide window. */
    static final double LARGEST_COLUMN_GAP = 80;

    /** Tiles so many times as large are worth more columns, or bars below. */
    private static final double WORTH = 1.15;

    private static final boolean[] BESIDE = {false};
    private static final boolean[] EITHER = {false, true};
    private static final double SCROLL_BAR = 14;
    private static final int MOST_COLUMNS = 4;
    private static final double SMALLEST_GAP = 3;
    private static final double LARGEST_GAP = 26;
    private static final double SMALLEST_BARS = 88;
    private static final double LARGEST_BARS = 420;

    /** Beside words, longer bars would say no more. */
    private static final double BARS_BESIDE_WORDS = 190;

    private static final double LARGEST_WORDS = 720;
    private static final double MOST_LINES = 17;

    /** Words do not fill their lines. */
    private static final double RAGGED = 1.15;

    /**
     * What is to be arranged.
     *
     * @param classes number of rows
     * @param images tiles of a row
     * @param pixels of an image, the longer side
     * @param name width of a row's name
     * @param bars height of the bars of a row
     * @param people what a row of a person has besides
     */
    record Content(int classes, int images, int pixels, double name, double bars, People people) {

        /** Tiles of a row, private images included. */
        int tiles() {
            return images + people.privateTiles;
        }

        /** Whether something is written beside the bars. */
        boolean worded() {
            return people.words > 0;
        }
    }

    /**
     * What a row of a person has besides.
     *
     * @param privateTiles private images of a row
     * @param words length of all words beside the bars, in one line
     * @param least width of the longest of them
     */
    record People(int privateTiles, double words, double least) {

        /** The classes are no people. */
        static final People NONE = new People(0, 0, 0);
    }

    /**
     * The best arrangement in a room: images enlarged by a whole factor if so all classes can be seen at once,
     * otherwise by any; where they are too many for that, rows scroll.
     *
     * @param screen screen pixels a window pixel
     */
    static Arrangement of(Content content, double screen, double width, double height) {
        for (boolean whole : new boolean[] {true, false}) {
            Arrangement best = null;
            // Words need the height beside the tiles, which bars below would take apart.
            for (boolean below : content.worded() ? BESIDE : EITHER) {
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
    private static double room(Content content, int columns, boolean below, double width, double height) {
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
                words(content, columns, side, width),
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
                columns,
                side,
                false,
                bars(content, columns, false, side, width),
                words(content, columns, side, width),
                GAP);
    }

    /** Room for a tile. */
    private static double across(Content content, int columns, boolean below, double width) {
        double room = column(columns, width) - content.name - privateGap(content);
        room -= below ? 0 : BARS_GAP + SMALLEST_BARS;
        if (!content.worded()) {
            return tile(content, room);
        }
        // Beside larger tiles there are more lines, so that words need less width.
        double side = 0;
        for (double lines = MOST_LINES; lines > 0 && side < lines * LINE; lines--) {
            side = tile(content, room - needed(content, lines * LINE));
        }
        return side;
    }

    private static double tile(Content content, double room) {
        return (room + GAP) / content.tiles() - GAP;
    }

    /** The width that words need beside tiles of this side, their gap included. */
    private static double needed(Content content, double side) {
        if (!content.worded()) {
            return 0;
        }
        double lines = Math.max(1, Math.floor(side / LINE));
        return BARS_GAP + Math.max(content.people.least, RAGGED * content.people.words / lines);
    }

    /** Width of all tiles of a row. */
    static double tiles(Content content, double side) {
        return content.tiles() * (side + GAP) - GAP + privateGap(content);
    }

    private static double privateGap(Content content) {
        return content.people.privateTiles > 0 ? PRIVATE_GAP : 0;
    }

    private static double bars(Content content, int columns, boolean below, double side, double width) {
        double tiles = tiles(content, side);
        double free = column(columns, width) - content.name - tiles - BARS_GAP;
        return below
                ? tiles
                : Math.clamp(
                        free - needed(content, side),
                        SMALLEST_BARS,
                        content.worded() ? BARS_BESIDE_WORDS : LARGEST_BARS);
    }

    private static double words(Content content, int columns, double side, double width) {
        if (!content.worded()) {
            return 0;
        }
        double taken = content.name + tiles(content, side) + 2 * BARS_GAP;
        double free = column(columns, width) - taken - bars(content, columns, false, side, width);
        return Math.clamp(free, 0, LARGEST_WORDS);
    }

    private static double column(int columns, double width) {
        return Math.floor((width - (columns - 1) * COLUMN_GAP) / columns);
    }
}
