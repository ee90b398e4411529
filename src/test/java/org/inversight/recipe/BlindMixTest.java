package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.inversight.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlindMixTest {

    private static final int SIDE = 8;

    @TempDir
    Path folder;

    private static Images grey(int count, float value) {
        float[] pixels = new float[count * SIDE * SIDE];
        Arrays.fill(pixels, value);
        return new Images(count, 1, SIDE, SIDE, pixels);
    }

    @Test
    void theKeyTellsWhatTheSheetShows() throws Exception {
        BlindMix mix = new BlindMix(grey(12, 1), grey(8, 0), 7);
        Path sheet = folder.resolve("sheet.png");
        Path key = folder.resolve("key.csv");
        mix.write(sheet, key);
        BufferedImage image = ImageIO.read(sheet.toFile());
        List<String> lines = Files.readAllLines(key);
        assertEquals("number,generated", lines.getFirst());
        assertEquals(21, lines.size());
        int generated = 0;
        for (int i = 0; i < 20; i++) {
            int x = i % 10 * (2 * SIDE + 12) + SIDE;
            int y = i / 10 * (2 * SIDE + 12) + SIDE;
            boolean black = (image.getRGB(x, y) & 0xff) == 0;
            assertEquals("%d,%d".formatted(i + 1, black ? 1 : 0), lines.get(i + 1));
            generated += black ? 1 : 0;
        }
        assertEquals(8, generated);
    }

    @Test
    void theOrderIsTheSeedsAndNotThatOfTheImages() {
        BlindMix mix = new BlindMix(grey(12, 1), grey(8, 0), 7);
        assertEquals(Arrays.toString(mix.order()), Arrays.toString(mix.order()));
        assertNotEquals(Arrays.toString(IntStream.range(0, 20).toArray()), Arrays.toString(mix.order()));
        assertNotEquals(
                Arrays.toString(new BlindMix(grey(12, 1), grey(8, 0), 8).order()), Arrays.toString(mix.order()));
    }
}
