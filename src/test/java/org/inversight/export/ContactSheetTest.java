package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.inversight.data.Images;
import org.junit.jupiter.api.Test;

/** Sheets of images that are each of one grey level. */
class ContactSheetTest {

    @Test
    void aFewClassesAreRowsOfTheirRestarts() {
        BufferedImage sheet = ContactSheet.of(greys(20, 32), 2);
        assertEquals(2 * 68 + 4, sheet.getWidth());
        assertEquals(10 * 68 + 4, sheet.getHeight());
        assertEquals(level(3), sheet.getRGB(68 + 30, 68 + 30) & 0xFF, "class 1, restart 1");
    }

    /** 64 x 68,004 pixels otherwise. */
    @Test
    void aThousandClassesAreWrapped() {
        BufferedImage sheet = ContactSheet.of(greys(1000, 32), 1);
        assertEquals(32 * 68 + 4, sheet.getWidth());
        assertEquals(32 * 68 + 4, sheet.getHeight());
        assertEquals(level(1), sheet.getRGB(68 + 30, 30) & 0xFF, "from left to right");
        assertEquals(level(32), sheet.getRGB(30, 68 + 30) & 0xFF);
        assertEquals(level(999), sheet.getRGB(7 * 68 + 30, 31 * 68 + 30) & 0xFF);
    }

    /** The restarts of a class stay side by side. */
    @Test
    void wrappedClassesStayTogether() {
        BufferedImage sheet = ContactSheet.of(greys(300, 32), 3);
        assertTrue(sheet.getHeight() <= 1.5 * sheet.getWidth(), sheet.toString());
        assertTrue(sheet.getWidth() <= 1.5 * sheet.getHeight(), sheet.toString());
        assertEquals(level(2), sheet.getRGB(2 * 68 + 30, 30) & 0xFF);
        assertEquals(level(3), sheet.getRGB(3 * 68 + 8 + 30, 30) & 0xFF, "after a wider gap");
    }

    @Test
    void noSideIsLongerThanViewersTake() {
        BufferedImage sheet = ContactSheet.of(greys(400, 64), 1, 1000);
        assertTrue(sheet.getWidth() <= 1000 && sheet.getHeight() <= 1000, sheet.toString());
        assertTrue(sheet.getWidth() > 990, "reduced no more than it must be");
        assertEquals(level(21), sheet.getRGB(75, 75) & 0xFF);
    }

    private static int level(int position) {
        return position % 256;
    }

    private static Images greys(int count, int side) {
        float[] pixels = new float[count * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = level(i / (side * side)) / 255f;
        }
        return new Images(count, 1, side, side, pixels);
    }
}
