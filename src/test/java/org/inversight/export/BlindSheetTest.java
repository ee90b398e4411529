package org.inversight.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.Images;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;
import org.junit.jupiter.api.Test;

class BlindSheetTest {

    private static final int COUNT = 23;

    private final BlindSheet sheet = new BlindSheet(greys(), 5);

    @Test
    void everyImageIsThereOnceAndTheSeedDecidesWhere() {
        int[] order = sheet.order();
        assertArrayEquals(
                IntStream.range(0, COUNT).toArray(),
                Arrays.stream(order).sorted().toArray());
        assertArrayEquals(order, new BlindSheet(greys(), 5).order());
        assertFalse(Arrays.equals(order, new BlindSheet(greys(), 6).order()));
    }

    /**
     * The image under a number is the one that the key says, and above it the number is drawn.
     */
    @Test
    void imageAndKeyAgree() {
        BufferedImage image = sheet.image();
        String[] rows =
                sheet.key(List.of("Evaluator", "Evaluator B"), verdicts()).split("\n");
        assertEquals("number,class,restart,target,evaluator,evaluator_b", rows[0]);
        int cell = (image.getWidth() - 10) / sheet.columns();
        int high = (image.getHeight() - 10) / 3;
        for (int number = 1; number <= COUNT; number++) {
            int left = 10 + (number - 1) % sheet.columns() * cell;
            int bottom = (number - 1) / sheet.columns() * high + high - 1;
            int grey = image.getRGB(left + 40, bottom) & 0xFF;
            int shown = Math.round(grey * COUNT / 255f);
            assertEquals(
                    "%d,%d,%d,1,%d,0".formatted(number, shown / 2, shown % 2, shown % 3 == 0 ? 1 : 0), rows[number]);
            int ink = image.getRGB(9, 9);
            boolean numbered = false;
            for (int x = left; x < left + 40; x++) {
                for (int y = bottom - high + 11; y < bottom - 100; y++) {
                    numbered |= image.getRGB(x, y) != ink;
                }
            }
            assertTrue(numbered, "number " + number);
        }
    }

    private static Images greys() {
        float[] pixels = new float[COUNT * 32 * 32];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / (32 * 32) / (float) COUNT;
        }
        return new Images(COUNT, 1, 32, 32, pixels);
    }

    private static List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            verdicts.add(new Verdict(
                    i / 2,
                    i % 2,
                    new Prediction(1, "", true),
                    List.of(new Prediction(1, "", i % 3 == 0), new Prediction(0, "none", false)),
                    true,
                    null,
                    List.of()));
        }
        return verdicts;
    }
}
