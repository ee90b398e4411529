package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.inversight.data.Images;
import org.inversight.engine.Noise;
import org.junit.jupiter.api.Test;

class ImageArraysTest {

    /** About half of the images are mirrored, each channel and row in itself. */
    @Test
    void mirroredImagesAreThemselvesOrTheirMirrorImages() {
        float[] pixels = new float[40 * 2 * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i;
        }
        Images mirrored = ImageArrays.mirrored(new Images(40, 2, 2, 3, pixels), Noise.keyed(2));
        int turned = 0;
        for (int n = 0; n < 40; n++) {
            float[] one = mirrored.image(n);
            boolean same = one[0] == 12 * n;
            turned += same ? 0 : 1;
            for (int i = 0; i < 12; i++) {
                int from = same ? i : i - i % 3 + 2 - i % 3;
                assertEquals(12 * n + from, one[i], "image %d, value %d".formatted(n, i));
            }
        }
        assertTrue(turned > 10 && turned < 30, "mirrored: " + turned);
    }

    @Test
    void movedImagesRepeatTheirBorder() {
        float[] pixels = new float[40 * 2 * 25];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 25;
        }
        Images moved = ImageArrays.moved(new Images(40, 2, 5, 5, pixels), 2, Noise.keyed(1));
        Set<Float> middles = new HashSet<>();
        for (int n = 0; n < 40; n++) {
            float[] one = moved.image(n);
            // what stands in the middle comes from (row, column)
            int row = (int) one[12] / 5;
            int column = (int) one[12] % 5;
            middles.add(one[12]);
            for (int i = 0; i < 50; i++) {
                int y = Math.clamp(i % 25 / 5 + row - 2, 0, 4);
                int x = Math.clamp(i % 5 + column - 2, 0, 4);
                assertEquals(5 * y + x, one[i], "image %d, value %d".formatted(n, i));
            }
        }
        assertTrue(middles.size() > 12, "moves: " + middles);
    }
}
