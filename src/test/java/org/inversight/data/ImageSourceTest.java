package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.inversight.engine.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of images as people have them. */
class ImageSourceTest {

    private static final ImageForm FORM = new ImageForm(1, 8, 8);
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3");

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void anImageOfAnotherShapeIsCroppedAndItIsSaid() throws IOException {
        BufferedImage wide = new BufferedImage(24, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            wide.getRaster().setSample(8 + i % 8, i / 8, 0, 255);
        }
        png("a.png", 8, 8);
        ImageIO.write(wide, "png", folder.resolve("b.png").toFile());
        Found<Images> found = ImageSource.read(folder, FORM);
        assertEquals(new Images(1, 1, 8, 8, ones(64)), found.images().select(new int[] {1}));
        said(found, "1 of the images is not square", "the middle is used");
    }

    @Test
    void whiteBehindTransparencyIsSaid() throws IOException {
        BufferedImage ink = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        ImageIO.write(ink, "png", folder.resolve("a.png").toFile());
        png("b.png", 8, 8);
        Found<Images> found = ImageSource.read(folder, FORM);
        assertArrayEquals(ones(64), found.images().image(0));
        said(found, "1 of the images is transparent", "white");
    }

    /** A target may itself be upright, and then nothing is cropped of upright images. */
    @Test
    void theShapeIsTheTargets() throws IOException {
        png("a.png", 92, 112);
        Found<Images> found = ImageSource.read(folder, new ImageForm(1, 112, 92));
        assertEquals(List.of(), found.notes());
        assertEquals(112, found.images().height());
        assertEquals(92, found.images().width());
        Idx.writeImages(folder.resolve("images.idx.gz"), new Images(2, 1, 8, 4, ones(64)));
        Found<Images> idx = ImageSource.read(folder.resolve("images.idx.gz"), FORM);
        assertEquals(4, idx.images().height());
        said(idx, "2 of the images are not square");
    }

    @Test
    void largeImagesAreReducedAndSmallOnesAreNot() throws IOException {
        png("a.png", 100, 100);
        png("b.png", 6, 6);
        Images both = ImageSource.read(folder, FORM).images();
        assertEquals(List.of(8, 8), List.of(both.height(), both.width()));
        Files.delete(folder.resolve("a.png"));
        assertEquals(6, ImageSource.read(folder, FORM).images().height());
        assertEquals(new ImageForm(3, 64, 32), new ImageForm(3, 16, 8).atLeast(64));
        assertEquals(new ImageForm(3, 16, 8), new ImageForm(3, 16, 8).atLeast(10));
    }

    @Test
    void filesOfOtherKindsAreCountedAndNamed() throws IOException {
        png("a.png", 8, 8);
        for (String name : List.of("b.heic", "c.HEIC", "labels.csv", ".DS_Store", "Thumbs.db")) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.writeString(Files.createDirectory(folder.resolve(".cache")).resolve("d.png"), "x");
        Files.writeString(folder.resolve("._a.png"), "x");
        Files.writeString(folder.resolve("e.jpg"), "broken");
        Found<Images> found = ImageSource.read(folder, FORM);
        assertEquals(1, found.images().count());
        assertEquals(2, found.notes().size(), found.notes().toString());
        said(found, "3 files are left out", "1 .csv", "2 .heic", "WebP");
        said(found, "1 damaged or unreadable image is left out", "e.jpg");
    }

    @Test
    void onlyOtherKindsAreRefusedByName() throws IOException {
        Files.writeString(folder.resolve("a.heic"), "x");
        refused(folder, "1 .heic");
        IOException e = assertThrows(IOException.class, () -> ImageSource.require(folder));
        assertTrue(String.valueOf(e.getMessage()).contains("1 .heic"), e.toString());
        png("b.png", 8, 8);
        ImageSource.require(folder);
    }

    @Test
    void foldersThatAreNoClassAreNamed() throws IOException {
        png("0/a.png", 8, 8);
        png("class 1/a.png", 8, 8);
        png("class 1/b.png", 8, 8);
        png("other/a.png", 8, 8);
        png("loose.png", 8, 8);
        Found<LabelledImages> found = ImageSource.readLabelled(folder, FORM, NUMBERS);
        assertArrayEquals(new int[] {0}, found.images().labels());
        said(found, "3 images are left out", "no class named class 1, other");
        said(found, "1 image is left out, lying in no folder of a class");
    }

    /** Case, blanks, underlines and leading zeros are seldom meant. */
    @Test
    void namesAreMatchedAsPeopleWriteThem() throws IOException {
        png("003/a.png", 8, 8);
        png("New_York/a.png", 8, 8);
        png("Zoe\u0308/a.png", 8, 8);
        Found<LabelledImages> found = ImageSource.readLabelled(folder, FORM, List.of("zo\u00eb", "new york", "3"));
        assertArrayEquals(new int[] {0, 1, 2}, found.images().labels());
        assertEquals(List.of(), found.notes());
    }

    @Test
    void trainAndTestFoldersAreTakenTogether() throws IOException {
        png("train/0/a.png", 8, 8);
        png("train/1/a.png", 8, 8);
        png("val/1/a.png", 8, 8);
        Found<LabelledImages> found = ImageSource.readLabelled(folder, FORM, NUMBERS);
        assertArrayEquals(new int[] {0, 1, 1}, found.images().labels());
        said(found, "train, val are taken together");
    }

    @Test
    void foldersOfClassesWithoutNamesAreTakenInOrder() throws IOException {
        for (String name : List.of("cat", "ant", "dog", "bee")) {
            png(name + "/a.png", 8, 8);
        }
        Found<LabelledImages> found = ImageSource.readLabelled(folder, FORM, NUMBERS);
        assertArrayEquals(new int[] {0, 1, 2, 3}, found.images().labels());
        said(found, "in the order of their names, from ant to dog");
        png("eel/a.png", 8, 8);
        IOException e = assertThrows(IOException.class, () -> ImageSource.readLabelled(folder, FORM, NUMBERS));
        assertTrue(String.valueOf(e.getMessage()).contains("its folders are [ant"), e.getMessage());
    }

    @Test
    void labelsThatTheTargetHasNotAreLeftOut() throws IOException {
        Idx.writeImages(folder.resolve("images.idx.gz"), new Images(3, 1, 8, 8, ones(192)));
        Idx.writeLabels(folder.resolve("labels.idx.gz"), new int[] {3, 9, 0});
        Found<LabelledImages> found = ImageSource.readLabelled(folder, FORM, NUMBERS);
        assertArrayEquals(new int[] {3, 0}, found.images().labels());
        said(found, "1 images are left out", "above 3");
    }

    @Test
    void aZipIsReadAsTheFolderInIt() throws IOException {
        png("photos/0/a.png", 8, 8);
        png("photos/2/a.png", 8, 8);
        png("__MACOSX/photos/._a.png", 8, 8);
        Path zip = zipped("photos.zip");
        LabelledImages read = ImageSource.readLabelled(zip, FORM, NUMBERS).images();
        assertArrayEquals(new int[] {0, 2}, read.labels());
        assertEquals(2, ImageSource.read(zip, FORM).images().count());
    }

    @Test
    void aZipMayHoldIdxFiles() throws IOException {
        Idx.writeImages(folder.resolve("images.idx.gz"), new Images(3, 1, 8, 8, ones(192)));
        Idx.writeLabels(folder.resolve("labels.idx.gz"), new int[] {3, 1, 0});
        assertArrayEquals(
                new int[] {3, 1, 0},
                ImageSource.readLabelled(zipped("idx.zip"), FORM, NUMBERS)
                        .images()
                        .labels());
    }

    @Test
    void whatIsNoZipAndOtherArchivesAreRefused() throws IOException {
        Path zip = Files.writeString(folder.resolve("a.zip"), "no zip");
        Path tar = Files.writeString(folder.resolve("a.tar.gz"), "no tar");
        Path text = Files.writeString(folder.resolve("labels.csv"), "0,1,2");
        refused(zip, "cannot be read as a zip");
        refused(tar, "unpack it, or give a zip");
        refused(text, "a folder of images, a zip of one, or an IDX file is expected");
        refused(folder.resolve("nowhere"), "is not there");
    }

    @Test
    void oneImageIsASetOfOneButHasNoClass() throws IOException {
        png("a.png", 8, 8);
        Path file = folder.resolve("a.png");
        assertEquals(1, ImageSource.read(file, FORM).images().count());
        assertThrows(IOException.class, () -> ImageSource.readLabelled(file, FORM, NUMBERS));
    }

    @Test
    void whoNeedsSomeGetsThemFromEverywhere() throws IOException {
        for (int i = 0; i < 6; i++) {
            png(i + ".png", 1 + i % 2, 1 + i % 2);
        }
        Files.writeString(folder.resolve("0.png"), "damaged");
        Images all = ImageSource.read(folder, FORM).images();
        assertEquals(5, all.count());
        assertEquals(
                // of the files 0 to 5 those at 0, 2 and 4; the first is damaged, and the next takes its place
                all.select(new int[] {1, 3, 0}),
                ImageSource.read(folder, FORM, 3, Progress.NONE).images());
        Path idx = folder.resolve("images.idx.gz");
        Idx.writeImages(idx, all);
        Images stored = ImageSource.read(idx, FORM).images();
        assertEquals(
                stored.select(new int[] {0, 1, 3}),
                ImageSource.read(idx, FORM, 3, Progress.NONE).images());
    }

    @Test
    void whoGivesUpWaitingIsHeardBetweenTwoFiles() throws IOException {
        for (int i = 0; i < 6; i++) {
            png(i + ".png", 1, 1);
        }
        List<Double> said = new ArrayList<>();
        Progress impatient = Progress.of((what, fraction) -> said.add(fraction), () -> said.size() == 3);
        assertThrows(
                CancellationException.class,
                () -> ImageSource.read(folder, ImageForm.ofChannels(1), Integer.MAX_VALUE, impatient));
        assertEquals(List.of(0.0, 1.0 / 6, 2.0 / 6), said);
    }

    /** One is large, and so all of them are in the end: above the heap, and above what an array holds. */
    @ParameterizedTest
    @ValueSource(ints = {500, 800})
    void moreThanMemoryHoldsIsSaid(int count) throws IOException {
        png("a.png", 1, 1);
        byte[] small = Files.readAllBytes(folder.resolve("a.png"));
        for (int i = 1; i < count; i++) {
            Files.write(folder.resolve("a" + i + ".png"), small);
        }
        png("b.png", 1024, 1024);
        IOException e = assertThrows(IOException.class, () -> ImageSource.read(folder, ImageForm.ofChannels(3)));
        assertEquals(
                folder + " holds more images than fit into memory; give a folder of fewer, or of smaller ones.",
                e.getMessage());
    }

    @Test
    void colourBecomesTheSameGreyInAFileAndInIdx() throws IOException {
        BufferedImage colours = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        colours.setRGB(0, 0, 0xFF0000);
        colours.setRGB(1, 0, 0x00FF00);
        colours.setRGB(2, 0, 0x0000FF);
        Path png = folder.resolve("a.png");
        ImageIO.write(colours, "png", png.toFile());
        Path idx = elsewhere.resolve("images.idx.gz");
        Idx.writeImages(idx, new Images(1, 3, 1, 3, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}));
        for (Path path : new Path[] {png, idx}) {
            assertArrayEquals(
                    new float[] {0.299f, 0.587f, 0.114f},
                    ImageSource.read(path, ImageForm.ofChannels(1)).images().pixels(),
                    1e-6f);
        }
    }

    private static void refused(Path path, String because) {
        IOException e = assertThrows(IOException.class, () -> ImageSource.read(path, FORM));
        String said = String.valueOf(e.getMessage());
        assertTrue(said.startsWith(path.toString()) && said.contains(because), said);
    }

    private static void said(Found<?> found, String... parts) {
        assertTrue(
                found.notes().stream().anyMatch(n -> Stream.of(parts).allMatch(n::contains)),
                found.notes().toString());
    }

    /** A black image. */
    private void png(String name, int width, int height) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    /** Everything in the folder, packed. */
    private Path zipped(String name) throws IOException {
        Path zip = elsewhere.resolve(name);
        try (OutputStream raw = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(raw);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return zip;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
