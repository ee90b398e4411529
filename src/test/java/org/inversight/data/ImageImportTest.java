package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.inversight.data.ImageImport.Imported;
import org.inversight.engine.Progress;
import org.inversight.fixtures.TestFaces;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody's folders and IDX files, with everything in them that cannot be used. */
class ImageImportTest {

    @TempDir
    Path folder;

    private ImageImport imports = new ImageImport(16, Path.of(""), Progress.NONE);

    @BeforeEach
    void start() {
        imports = new ImageImport(16, folder.resolve("out/images"), Progress.NONE);
    }

    @Test
    void whatCannotBeUsedIsSkippedAndListed() throws IOException {
        Imported read = imports.labelled(TestFaces.privateFolder(folder), "private");
        assertEquals(List.of("ada", "bea"), read.classes());
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, read.labels());
        assertEquals(6, read.images().count());
        assertEquals(
                List.of(3, 16, 16),
                List.of(
                        read.images().channels(),
                        read.images().height(),
                        read.images().width()));
        List<String> skipped = read.skipped();
        assertEquals(6, skipped.size(), skipped.toString());
        said(skipped, "cut.jpg", "cannot be decoded");
        said(skipped, "text.png", "no image, whatever its name says");
        said(skipped, "empty.png", "is empty");
        said(skipped, "wide.png", "20,000 x 2 pixels", "10,000 at most");
        said(skipped, "class cleo has 1 image; at least 2 are needed to train and to test.");
        said(skipped, "stray.png", "no folder of a class");
    }

    @Test
    void aFolderOfImagesMayBeDeep() throws IOException {
        Imported read = imports.plain(TestFaces.publicFolder(folder), "public");
        assertEquals(7, read.images().count());
        assertArrayEquals(new int[7], read.labels());
        assertEquals(1, read.skipped().size(), read.skipped().toString());
        // the first image is of grey 30 with noise up to 20
        assertEquals(30 / 255.0, mean(read.images().range(0, 1)), 0.02);
    }

    @Test
    void idxImagesAreNamedByTheirLabels() throws IOException {
        Path images = folder.resolve("some-images-idx3-ubyte.gz");
        float[] levels = new float[5 * 1024];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / 1024 / 5f;
        }
        Idx.writeImages(images, new Images(5, 1, 32, 32, levels));
        Idx.writeLabels(folder.resolve("some-labels-idx1-ubyte.gz"), new int[] {7, 2, 9, 7, 2});
        Imported read = imports.labelled(images, "private");
        assertEquals(List.of("2", "7"), read.classes());
        assertArrayEquals(new int[] {1, 0, 1, 0}, read.labels());
        assertEquals(0.6, mean(read.images().range(2, 3)), 1e-3);
        said(read.skipped(), "class 9 has 1 image");
        // the folder with the file in it means the same, without asking for the labels
        assertEquals(5, imports.plain(folder, "public").images().count());
    }

    @Test
    void whatIsThereIsNotReadAgain() throws IOException {
        Path given = TestFaces.publicFolder(folder);
        imports.plain(given, "public");
        Path written = folder.resolve("out/images/public.idx");
        byte[] before = Files.readAllBytes(written);
        Files.write(written, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        assertThrows(IOException.class, () -> imports.plain(given, "public"), "it is looked at");
        Files.write(written, before);
        assertEquals(7, imports.plain(given, "public").images().count());
    }

    @Test
    void otherImagesThanAtFirstAreRefused() throws IOException {
        Path given = TestFaces.publicFolder(folder);
        imports.plain(given, "public");
        TestFaces.write(given.resolve("0.png"), TestFaces.image(64, 64, 31));
        refused(() -> imports.plain(given, "public"), "begun with other public images");
    }

    @Test
    void anInterruptedImportBeginsAnew() throws IOException {
        Path given = TestFaces.publicFolder(folder);
        Progress end = new Progress() {
            private int left = 4;

            @Override
            public void report(String what, double fraction) {}

            @Override
            public boolean cancelled() {
                return left-- <= 0;
            }
        };
        ImageImport short4 = new ImageImport(16, imports.folder(), end);
        assertThrows(java.util.concurrent.CancellationException.class, () -> short4.plain(given, "public"));
        assertFalse(Files.exists(imports.folder().resolve("public.idx")));
        assertEquals(7, imports.plain(given, "public").images().count());
    }

    @Test
    void tooLittleIsOneSentence() throws IOException {
        Path one = folder.resolve("one");
        TestFaces.write(one.resolve("ada/0.png"), TestFaces.image(20, 20, 1));
        TestFaces.write(one.resolve("ada/1.png"), TestFaces.image(20, 20, 2));
        refused(() -> imports.labelled(one, "private"), "holds 1 class of at least two images");
        Path none = Files.createDirectories(folder.resolve("none"));
        Files.createFile(none.resolve("empty.jpg"));
        refused(() -> imports.plain(none, "public"), "holds no image that can be used (1 skip");
        refused(() -> imports.plain(folder.resolve("nowhere"), "public"), "is not there");
        Path both = Files.createDirectories(folder.resolve("both"));
        Files.createFile(both.resolve("a-images-idx3-ubyte"));
        Files.createFile(both.resolve("b-images-idx3-ubyte"));
        refused(() -> imports.plain(both, "public"), "more than one IDX file");
    }

    @Test
    void theMiddleSquareIsAveragedBeforeItIsResized() {
        // rows 1 to 4 of six; each value of the result is the mean of 2 x 2
        float[] pixels = new float[24];
        for (int i = 0; i < 24; i++) {
            pixels[i] = i;
        }
        Images small = CentreCrop.to(new Images(1, 1, 6, 4, pixels), 2, 2);
        assertArrayEquals(new float[] {6.5f, 8.5f, 14.5f, 16.5f}, small.pixels());
        Images wide = CentreCrop.to(new Images(1, 1, 2, 4, Arrays.copyOf(pixels, 8)), 2, 2);
        assertArrayEquals(new float[] {1, 2, 5, 6}, wide.pixels());
    }

    @Test
    void everyCutOfAJpegIsNoticed() throws IOException {
        Path file = folder.resolve("x.jpg");
        TestFaces.write(file, TestFaces.image(48, 48, 100));
        Images whole = ImageFile.read(file, 16, 3);
        assertEquals(16, whole.width(), "every third pixel");
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {3, 100, bytes.length / 2, bytes.length - 2}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(IOException.class, () -> ImageFile.read(file, 16, 3), length + " bytes");
        }
    }

    private static double mean(Images images) {
        double sum = 0;
        for (float value : images.pixels()) {
            sum += value;
        }
        return sum / images.pixels().length;
    }

    private static void said(List<String> skipped, String... parts) {
        assertTrue(
                skipped.stream().anyMatch(s -> Arrays.stream(parts).allMatch(s::contains)),
                List.of(parts) + " in " + skipped);
    }

    private interface Reading {
        Object read() throws IOException;
    }

    private static void refused(Reading reading, String because) {
        IOException e = assertThrows(IOException.class, reading::read);
        String sentence = String.valueOf(e.getMessage());
        assertTrue(sentence.contains(because), sentence);
        assertTrue(sentence.endsWith(".") && !sentence.contains("\n"), sentence);
    }
}
