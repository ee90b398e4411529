package org.inversight.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TileSizeTest {

    @Test
    void takesTheLargestWholeFactorThatFits() {
        assertEquals(64, TileSize.fit(32, 1, 90, true));
        assertEquals(96, TileSize.fit(32, 1, 100, true));
        assertEquals(256, TileSize.fit(32, 1, 5000, true));
    }

    @Test
    void imagesOfManyPixelsAreEnlargedByAnyFactorWhereThatIsWorthIt() {
        assertEquals(64, TileSize.fit(64, 1, 73.5, true));
        assertEquals(81, TileSize.fit(64, 1, 81.3, true));
        assertEquals(128, TileSize.fit(64, 1, 140, true));
        assertEquals(256, TileSize.fit(64, 1, 900, true));
    }

    @Test
    void aRoomThatIsTooSmallHasNoTile() {
        assertEquals(0, TileSize.fit(32, 1, 63, true));
        assertEquals(0, TileSize.fit(128, 1, 40, true));
    }

    @Test
    void anyFactorServesWhereNoWholeOneFits() {
        assertEquals(51, TileSize.fit(32, 1, 51.7, false));
        assertEquals(64, TileSize.fit(32, 1, 90, false));
        assertEquals(0, TileSize.fit(32, 1, 47, false));
    }

    @Test
    void countsScreenPixelsWhereTheScreenIsFine() {
        assertEquals(48, TileSize.fit(32, 2, 60, true));
    }

    @Test
    void shrinksLargeImages() {
        assertEquals(80, TileSize.fit(128, 1, 80.4, true));
    }

    @Test
    void theSmallestIsLargeEnoughToLookAt() {
        assertEquals(64, TileSize.smallest(32, 1, 200));
        assertEquals(56, TileSize.smallest(28, 1, 200));
        assertEquals(0, TileSize.smallest(32, 1, 50));
        assertEquals(70, TileSize.smallest(128, 1, 70));
    }
}
