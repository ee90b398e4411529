package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.inversight.attack.Ranking;
import org.inversight.data.Album;
import org.inversight.data.Images;
import org.inversight.data.LabelledImages;
import org.inversight.data.Pixels;
import org.inversight.run.RunReportBuilder;
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
        showsInTheSecondRow(run, 2 * RESTARTS, sheet);
    }

    @Test
    void whereCandidatesAreRankedItIsTheBest() {
        RunRecord run = run(1);
        Ranking ranking = new Ranking("by confidence", RESTARTS, List.of(0.9, 0.1, 0.9, 0.1, 0.2, 0.8), 0);
        RunRecord ranked = new RunRecord(
                run.variant(),
                run.experiment(),
                run.settings(),
                run.snapshots(),
                run.losses(),
                RunReportBuilder.builder(run.report()).ranking(ranking).build(),
                null);
        showsInTheSecondRow(ranked, 2 * RESTARTS + 1, new BesideSheet(album(), 3).of(ranked));
    }

    /** Of class 3, the third that is attacked. */
    private static void showsInTheSecondRow(RunRecord run, int position, BufferedImage sheet) {
        BufferedImage own = Pixels.toImage(run.last().images(), position);
        int level = own.getRaster().getSample(16, 16, 0);
        assertEquals(level, sheet.getRGB(BesideSheet.GAP + 66, BesideSheet.GAP + STEP + 66) & 0xff, 1);
    }
}
