package org.inversight.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementTest {

    private static final double BARS = 48;

    private static Arrangement of(int classes, int images, double width, double height) {
        return Arrangement.of(
                new Arrangement.Content(classes, images, 32, 24, BARS, Arrangement.People.NONE), 1, width, height);
    }

    /**
     * Stages of 1440 x 900, 1000 x 700 and 1920 x 1080, with ten digits and with five, and one that
     * is too low for a whole factor.
     */
    @ParameterizedTest
    @CsvSource({
        "10, 752, 690, 1, 64, false",
        "10, 960, 500, 2, 64, false",
        "10, 1232, 860, 2, 96, true",
        "5, 752, 690, 1, 96, false",
        "5, 960, 500, 1, 96, false",
        "5, 1232, 860, 1, 160, false",
        "10, 690, 540, 1, 51, false"
    })
    void showsAllClassesWithTilesAsLargeAsFit(
            int classes, double width, double height, int columns, double side, boolean below) {
        Arrangement made = of(classes, 5, width, height);
        assertEquals(columns, made.columns());
        assertEquals(side, made.side());
        assertEquals(below, made.below());
        int rows = (classes + columns - 1) / columns;
        double row = side + (below ? BARS : 0);
        assertTrue(rows * row + (rows - 1) * made.gap() <= height);
        double tiles = 5 * side + 4 * Arrangement.GAP;
        double column = 24 + tiles + (below ? 0 : Arrangement.BARS_GAP + made.bars());
        assertTrue(columns * column + (columns - 1) * Arrangement.COLUMN_GAP <= width);
    }

    @Test
    void manyClassesScrollWithTilesThatAreLargeEnough() {
        Arrangement made = of(60, 1, 800, 600);
        assertEquals(64, made.side());
        assertEquals(3, made.columns());
        assertFalse(made.below());
        Arrangement tight = of(60, 5, 250, 600);
        assertEquals(TileSize.SMALLEST, tight.side());
        assertEquals(1, tight.columns());
    }

    /** Ten people on stages of 1440 x 900, 1000 x 700, 1920 x 1080 and 3840 x 2160. */
    @ParameterizedTest
    @CsvSource({
        "10, 1, 728, 676, 1, 64",
        "10, 1, 960, 500, 1, 64",
        "10, 1, 1232, 840, 1, 81",
        "10, 1, 3100, 1850, 2, 256"
    })
    void aRowOfAPersonHasRoomForWords(int classes, int images, double width, double height, int columns, double side) {
        Arrangement.Content content =
                new Arrangement.Content(classes, images, 64, 75, BARS, new Arrangement.People(2, 790, 165));
        Arrangement made = Arrangement.of(content, 1, width, height);
        assertEquals(columns, made.columns());
        assertEquals(side, made.side());
        assertFalse(made.below());
        double lines = Math.floor(side / Arrangement.LINE);
        assertTrue(made.words() * lines >= 790, "all words: " + made.words());
        assertTrue(made.words() >= 165);
        double row = 75 + Arrangement.tiles(content, side) + 2 * Arrangement.BARS_GAP + made.bars() + made.words();
        assertTrue(columns * row + (columns - 1) * Arrangement.COLUMN_GAP <= width, "row " + row);
    }
}
