package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    private static final int COUNT = 200;

    @Test
    void equalSeedsGiveEqualImages() {
        Images some = Glyphs.draw(COUNT, 3);
        assertEquals(some, Glyphs.draw(COUNT, 3));
        assertNotEquals(some, Glyphs.draw(COUNT, 4));
        assertArrayEquals(Glyphs.draw(5, 3).pixels(), Arrays.copyOf(some.pixels(), 5 * some.stride()));
    }

    /** Digits of MNIST at this size are 13 % ink, within a margin, and reach white. */
    @Test
    void eachIsWhiteOnBlackAndAboutAsThickAsWrittenDigits() {
        Images glyphs = Glyphs.draw(COUNT, 0);
        assertEquals(Glyphs.SIDE, glyphs.width());
        double inkOfAll = 0;
        for (int i = 0; i < COUNT; i++) {
            float[] image = glyphs.image(i);
            int ink = 0;
            float top = 0;
            for (float value : image) {
                assertTrue(value >= 0 && value <= 1);
                ink += value > 0.5 ? 1 : 0;
                top = Math.max(top, value);
            }
            assertTrue(top > 0.6, "glyph %d is at most %s".formatted(i, top));
            assertTrue(ink > 20 && ink < 420, "glyph %d has %d pixels of ink".formatted(i, ink));
            inkOfAll += ink / (double) image.length / COUNT;
        }
        assertEquals(0.13, inkOfAll, 0.04);
    }

    @Test
    void neighboursDiffer() {
        Images glyphs = Glyphs.draw(COUNT, 0);
        for (int i = 1; i < COUNT; i++) {
            double apart = 0;
            float[] one = glyphs.image(i - 1);
            float[] other = glyphs.image(i);
            for (int at = 0; at < one.length; at++) {
                apart += Math.abs(one[at] - other[at]);
            }
            assertTrue(apart > 10, "glyphs %d and %d".formatted(i - 1, i));
        }
    }
}
