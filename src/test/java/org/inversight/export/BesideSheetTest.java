package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.data.Pixels;
import org.junit.jupiter.api.Test;

class BesideSheetTest extends ExportCase {

    private static final int STEP = BesideSheet.SIDE + BesideSheet.GAP;

    /** Two grey images each of classes 0 and 3; of class 2 there are none. */
    private static Album album() {
        int side = 32;
        float[] pixels = new float[4 * side * side];
        for (int i = 0; i < 4; i++) {
            Arrays.fill(pixels, i * side * side, (i + 1) * side * side, (i + 1) / 5f);
        }
        return Album.of(new LabelledImages(new Images(4, 1, side, side, pixels), new int[] {0, 0, 3, 3}), 9);
    }

    @Test
    void aReconstructionStandsBeforeThePrivateImagesOfItsClass() {
        RunRecord run = run(1);
        BufferedImage sheet = new BesideSheet(album(), 3).of(run);
        // classes 0 and 3, one under the other; the third place is empty, since there are two private images
        assertEquals(4 * STEP + BesideSheet.GAP, sheet.getWidth());
        assertEquals(2 * STEP + BesideSheet.GAP, sheet.getHeight());
        int middle = BesideSheet.GAP + BesideSheet.SIDE / 2;
        int ground = sheet.getRGB(0, 0);
        for (int row = 0; row < 2; row++) {
            int y = middle + row * STEP;
            for (int k = 0; k < 2; k++) {
                int level = Math.round((2 * row + k + 1) / 5f * 255);
                assertEquals(level, sheet.getRGB(middle + (1 + k) * STEP, y) & 0xff, 1);
            }
            assertEquals(ground, sheet.getRGB(middle + 3 * STEP, y));
        }
        int position = 2 * RESTARTS;
        int best = run.report().ranking() == null
                ? position
                : run.report().ranking().ranked(0)[2];
        BufferedImage own = Pixels.toImage(run.last().images(), best);
        int level = own.getRaster().getSample(16, 16, 0);
        assertEquals(level, sheet.getRGB(BesideSheet.GAP + 66, BesideSheet.GAP + STEP + 66) & 0xff, 1);
    }
}
