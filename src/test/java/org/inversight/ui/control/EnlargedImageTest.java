package org.inversight.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inversight.data.Images;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Each pixel of an image becomes a square, and the corners are round. */
class EnlargedImageTest {

    /** Red, green, blue; and what is out of range. */
    private static final Images COLOUR =
            new Images(1, 3, 1, 4, new float[] {1, 0, 0, 2, 0, 1, 0, -1, 0, 0, 1, Float.NaN});

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static EnlargedImage written(EnlargedImage image, Images images, int position, boolean stretch)
            throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    image.write(images, position, stretch);
                    return image;
                })
                .get(60, TimeUnit.SECONDS);
    }

    private static int argb(EnlargedImage image, int x, int y) {
        return image.image().getPixelReader().getArgb(x, y);
    }

    @Test
    void everyPixelIsASquareOfItsColour() throws Exception {
        EnlargedImage image = written(new EnlargedImage(4, 1, 3, 0), COLOUR, 0, false);
        int[] wanted = {0xffff0000, 0xff00ff00, 0xff0000ff, 0xffff0000};
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 12; x++) {
                assertEquals(wanted[x / 3], argb(image, x, y), "at %d, %d".formatted(x, y));
            }
        }
    }

    @Test
    void stretchingTakesTheDarkestToBlackAndTheBrightestToWhite() throws Exception {
        Images two = new Images(2, 1, 1, 2, new float[] {0, 0, 0.25f, 0.75f});
        EnlargedImage image = written(new EnlargedImage(2, 1, 1, 0), two, 1, true);
        assertEquals(0xff000000, argb(image, 0, 0));
        assertEquals(0xffffffff, argb(image, 1, 0));
    }

    @Test
    void cornersAreRoundAndAllElseIsWhole() throws Exception {
        int side = 20;
        int radius = 5;
        float[] white = new float[side * side];
        Arrays.fill(white, 1);
        Images one = new Images(1, 1, side, side, white);
        EnlargedImage image = written(new EnlargedImage(side, side, 1, radius), one, 0, false);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int alpha = argb(image, x, y) >>> 24;
                double dx = Math.max(0, Math.max(radius - x - 0.5, x + 0.5 - (side - radius)));
                double dy = Math.max(0, Math.max(radius - y - 0.5, y + 0.5 - (side - radius)));
                double out = Math.hypot(dx, dy) - radius;
                int wanted = (int) Math.round(255 * Math.clamp(0.5 - out, 0, 1));
                boolean corner = dx > 0 && dy > 0;
                assertEquals(corner ? wanted : 255, alpha, 2, "at %d, %d".formatted(x, y));
            }
        }
        written(image, one, 0, false);
        assertEquals(0, argb(image, 0, 0) >>> 24, "written anew, as round as before");
    }

    @Test
    void anotherRoundingIsAnotherImage() {
        EnlargedImage image = new EnlargedImage(4, 4, 2, 3);
        assertTrue(image.fits(4, 4, 2, 3));
        assertFalse(image.fits(4, 4, 2, 2));
    }
}
