package org.inversight.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TileSizeTest {

    @Test
    void takesTheLargestWholeFactorThatFits() {
        assertEquals(64, TileSize.fit(32, 1, 90, 90, 90));
        assertEquals(96, TileSize.fit(32, 1, 100, 120, 100));
    }

    @Test
    void neverGoesBelowFortyEightEvenIfRowsScroll() {
        assertEquals(64, TileSize.fit(32, 1, 90, 20, 90));
        assertEquals(48, TileSize.fit(28, 1, 30, 20, 30));
    }

    @Test
    void countsScreenPixelsWhereTheScreenIsFine() {
        assertEquals(48, TileSize.fit(32, 2, 60, 60, 60));
    }

    @Test
    void shrinksLargePictures() {
        assertEquals(80, TileSize.fit(128, 1, 80, 100, 90));
    }
}
