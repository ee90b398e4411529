package org.inversight.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.inversight.data.Idx;
import org.inversight.data.ImageUnion;
import org.inversight.data.Images;
import org.inversight.data.StoredImages;
import org.inversight.engine.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortraitFileTest {

    private static final int SIZE = 32;

    @TempDir
    Path folder;

    @Test
    void holdsTheDrawnImagesRoundedToBytes() throws Exception {
        PortraitSet set = set(5, 70);
        StoredImages stored = draw(set, Progress.NONE);
        assertEquals(70, stored.count());
        Images two = stored.select(new int[] {69, 3});
        float[] drawn = set.image(69, SIZE).pixels();
        for (int i = 0; i < drawn.length; i++) {
            assertEquals(drawn[i], two.pixels()[i], 0.5f / 255 + 1e-6f);
        }
        // any other program reads it as what it is
        assertEquals(Idx.readImages(file()).select(new int[] {69, 3}), two);
    }

    @Test
    void interruptedDrawingGoesOnToTheSameBytes() throws Exception {
        PortraitSet set = set(5, 140);
        draw(set, Progress.NONE);
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        int[] left = {1};
        assertThrows(CancellationException.class, () -> draw(set, after(left)));
        assertTrue(Files.size(file()) > whole.length / 2, "nothing more was drawn");
        assertTrue(Files.size(file()) < whole.length, "it was not interrupted");
        draw(set, Progress.NONE);
        assertArrayEquals(whole, Files.readAllBytes(file()));
    }

    @Test
    void imagesOfAnotherSetAreDrawnAnew() throws Exception {
        draw(set(5, 20), Progress.NONE);
        byte[] first = Files.readAllBytes(file());
        draw(set(6, 20), Progress.NONE);
        byte[] second = Files.readAllBytes(file());
        assertEquals(first.length, second.length);
        assertTrue(!Arrays.equals(first, second));
        draw(set(5, 20), Progress.NONE);
        assertArrayEquals(first, Files.readAllBytes(file()));
    }

    @Test
    void truncatedFileIsRefusedInOneSentence() throws Exception {
        draw(set(5, 3), Progress.NONE);
        byte[] whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        IOException e = assertThrows(IOException.class, () -> StoredImages.open(file()));
        assertTrue(String.valueOf(e.getMessage()).endsWith("damaged or not finished."));
    }

    @Test
    void unionAndChoiceKeepTheOrderThatIsAskedFor() throws Exception {
        StoredImages stored = draw(set(5, 4), Progress.NONE);
        Images drawn = stored.range(0, 4);
        ImageUnion union = new ImageUnion(stored.at(new int[] {3, 1}), drawn);
        assertEquals(6, union.count());
        assertEquals(drawn.select(new int[] {0, 1, 3, 3}), union.select(new int[] {2, 1, 5, 0}));
    }

    private Path file() {
        return folder.resolve("people.idx");
    }

    private StoredImages draw(PortraitSet set, Progress progress) throws IOException {
        return new PortraitFile(set, SIZE, file()).images(progress);
    }

    private static PortraitSet set(long seed, int count) {
        return new PortraitSet(Population.standard(), ImageFrame.BUST, 90, seed, 3, count);
    }

    private static Progress after(int[] left) {
        return new Progress() {
            @Override
            public void report(String what, double fraction) {}

            @Override
            public boolean cancelled() {
                return left[0]-- <= 0;
            }
        };
    }
}
