package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a person may point at: one sentence that names the file, or the images. */
class DamagedImagesTest {

    @TempDir
    Path folder;

    @Test
    void writtenImagesAreReadAgain() throws IOException {
        Images grey = random(5, 1, 6, 4);
        Images colour = random(3, 3, 4, 6);
        Idx.writeImages(folder.resolve("grey"), grey);
        Idx.writeImages(folder.resolve("colour"), colour);
        assertEquals(grey, Idx.readImages(folder.resolve("grey")));
        assertEquals(colour, Idx.readImages(folder.resolve("colour")));
        Idx.writeLabels(folder.resolve("labels"), new int[] {0, 9, 255});
        assertArrayEquals(new int[] {0, 9, 255}, Idx.readLabels(folder.resolve("labels")));
    }

    @Test
    void imagesWithoutGzipAreRead() throws IOException {
        Path file = write("plain", header(0x803, 1, 2, 2), new byte[] {0, (byte) 255, 51, 102});
        assertArrayEquals(new float[] {0, 1, 0.2f, 0.4f}, Idx.readImages(file).pixels(), 1e-6f);
    }

    @Test
    void aTruncatedGzipFileIsRefused() throws IOException {
        Path whole = folder.resolve("whole");
        Idx.writeImages(whole, random(20, 1, 8, 8));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {2, 9, 20, bytes.length / 2, bytes.length - 9}) {
            Path file = write("cut-" + length, Arrays.copyOf(bytes, length));
            refused(() -> Idx.readImages(file), file, "truncated");
        }
    }

    @Test
    void aDamagedGzipFileIsRefused() throws IOException {
        Path whole = folder.resolve("whole");
        Idx.writeImages(whole, random(20, 1, 8, 8));
        byte[] bytes = Files.readAllBytes(whole);
        Arrays.fill(bytes, 40, 60, (byte) 0xAA);
        Path file = write("damaged", bytes);
        refused(() -> Idx.readImages(file), file, "");
    }

    @Test
    void aTruncatedPlainFileIsRefusedWithTheCounts() throws IOException {
        Path file = write("short", header(0x803, 2, 2, 2), new byte[] {1, 2, 3});
        refused(() -> Idx.readImages(file), file, "8 bytes of data are promised, 3 are there");
    }

    @Test
    void aFileThatEndsInItsHeaderIsRefused() throws IOException {
        Path file = write("header", Arrays.copyOf(header(0x803, 2, 2, 2), 7));
        refused(() -> Idx.readImages(file), file, "truncated");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Path file = write("empty");
        refused(() -> Idx.readImages(file), file, "truncated");
    }

    /** As it is asked before a run, without reading the images. */
    @Test
    void whatEndsBeforeItsHeaderIsNoIdxFile() throws IOException {
        Path empty = write("empty-idx3-ubyte");
        String said = assertThrows(IOException.class, () -> ImageSource.require(empty))
                .getMessage();
        assertTrue(String.valueOf(said).contains("ends before its header does"), said);
    }

    @Test
    void aTextIsRefused() throws IOException {
        Path file = write("text", "these are no images".getBytes(StandardCharsets.UTF_8));
        refused(() -> Idx.readImages(file), file, "not an IDX file");
    }

    @Test
    void otherElementTypesAreRefused() throws IOException {
        Path file = write("floats", header(0xD03, 1, 1, 1), new byte[4]);
        refused(() -> Idx.readImages(file), file, "not an IDX file of unsigned bytes");
    }

    @Test
    void labelsAreNoImagesAndImagesNoLabels() throws IOException {
        Path labels = write("labels", header(0x801, 2), new byte[2]);
        Path images = write("images", header(0x803, 1, 1, 1), new byte[1]);
        refused(() -> Idx.readImages(labels), labels, "1-dimensional");
        refused(() -> Idx.readLabels(images), images, "3-dimensional");
    }

    @Test
    void hugeClaimsAreRefusedBeforeMemoryIsTaken() throws IOException {
        Path many = write("many", header(0x803, Integer.MAX_VALUE, 28, 28));
        Path wide = write("wide", header(0x804, 60000, 60000, Integer.MAX_VALUE, Integer.MAX_VALUE));
        Path negative = write("negative", header(0x803, -1, 28, 28));
        refused(() -> Idx.readImages(many), many, "claims more than");
        refused(() -> Idx.readImages(wide), wide, "claims more than");
        refused(() -> Idx.readImages(negative), negative, "claims more than");
    }

    @Test
    void noImageAtAllIsRefused() throws IOException {
        Path none = write("none", header(0x803, 0, 28, 28));
        Path flat = write("flat", header(0x803, 5, 0, 28));
        refused(() -> ImageSource.read(none, ImageForm.ofChannels(1)).images(), none, "no image");
        refused(() -> ImageSource.read(flat, ImageForm.ofChannels(1)).images(), flat, "no image");
    }

    @Test
    void channelsOtherThanOneAndThreeAreRefused() throws IOException {
        Path two = write("two", header(0x804, 1, 2, 2, 2), new byte[8]);
        refused(() -> Idx.readImages(two), two, "2 channels");
    }

    @Test
    void aMissingFileIsRefused() {
        Path file = folder.resolve("nowhere");
        refused(() -> ImageSource.read(file, ImageForm.ofChannels(1)).images(), file, "");
    }

    @Test
    void anEmptyFolderIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        refused(() -> ImageSource.read(empty, ImageForm.ofChannels(1)).images(), empty, "no image");
        refused(
                () -> ImageSource.readLabelled(empty, ImageForm.ofChannels(1), List.of("0"))
                        .images(),
                empty,
                "named after");
    }

    @Test
    void aFolderOfTextsNamedAsImagesIsRefused() throws IOException {
        Path texts = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(texts.resolve("a.png"), "no image");
        Files.writeString(texts.resolve("b.jpg"), "");
        refused(() -> ImageSource.read(texts, ImageForm.ofChannels(1)).images(), texts, "no image");
    }

    @Test
    void damagedFilesAreSkippedWhereOthersAreWhole() throws IOException {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        ImageIO.write(greyImage(4, 4), "png", mixed.resolve("a.png").toFile());
        byte[] whole = Files.readAllBytes(mixed.resolve("a.png"));
        Files.write(mixed.resolve("b.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.writeString(mixed.resolve("c.gif"), "GIF89a");
        Files.writeString(mixed.resolve("notes.txt"), "not looked at");
        Files.write(mixed.resolve("huge.png"), hugePng());
        Files.write(mixed.resolve("impossible.png"), png(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertEquals(
                1, ImageSource.read(mixed, ImageForm.ofChannels(1)).images().count());
    }

    @Test
    void aLabelFileOfAnotherLengthIsRefused() throws IOException {
        Path images = folder.resolve("x-images-idx3-ubyte");
        Idx.writeImages(images, random(3, 1, 2, 2));
        Idx.writeLabels(folder.resolve("x-labels-idx1-ubyte"), new int[] {1, 2});
        refused(
                () -> ImageSource.readLabelled(images, ImageForm.ofChannels(1), List.of("0", "1", "2"))
                        .images(),
                images,
                "3 images and 2 labels");
    }

    @Test
    void aMissingLabelFileIsNamed() throws IOException {
        Path images = folder.resolve("y-images-idx3-ubyte");
        Idx.writeImages(images, random(3, 1, 2, 2));
        refused(
                () -> ImageSource.readLabelled(images, ImageForm.ofChannels(1), List.of())
                        .images(),
                images,
                "y-labels-idx1-ubyte");
    }

    @Test
    void labelledImagesComeFromIdxPairsAndFromFolders() throws IOException {
        Path pair = Files.createDirectory(folder.resolve("pair"));
        Images three = random(3, 1, 4, 4);
        Idx.writeImages(pair.resolve("images.idx.gz"), three);
        Idx.writeLabels(pair.resolve("labels.idx.gz"), new int[] {2, 0, 1});
        LabelledImages read = ImageSource.readLabelled(pair, ImageForm.ofChannels(1), List.of("a", "b", "c"))
                .images();
        assertEquals(three, read.images());
        assertArrayEquals(new int[] {2, 0, 1}, read.labels());

        Path folders = Files.createDirectory(folder.resolve("folders"));
        for (String name : List.of("b", "c")) {
            Path own = Files.createDirectory(folders.resolve(name));
            ImageIO.write(greyImage(4, 4), "png", own.resolve("1.png").toFile());
        }
        LabelledImages sorted = ImageSource.readLabelled(folders, ImageForm.ofChannels(1), List.of("a", "b", "c"))
                .images();
        assertArrayEquals(new int[] {1, 2}, sorted.labels());
    }

    @Test
    void aGreyImageSurvivesPngExactly() throws IOException {
        float[] levels = new float[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = i / 255f;
        }
        Images grey = new Images(1, 1, 16, 16, levels);
        assertEquals(grey, throughPng(grey, 1));
        Images colour = throughPng(grey, 3);
        for (int c = 0; c < 3; c++) {
            assertArrayEquals(levels, Arrays.copyOfRange(colour.pixels(), c * 256, (c + 1) * 256));
        }
    }

    @Test
    void aColourImageSurvivesPngExactly() throws IOException {
        Images colour = random(1, 3, 9, 7);
        assertEquals(colour, throughPng(colour, 3));
    }

    @Test
    void sixteenBitGreyKeepsItsLevels() throws IOException {
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 65535);
        deep.getRaster().setSample(1, 0, 0, 13107);
        assertArrayEquals(new float[] {1, 0.2f}, Pixels.fromImage(deep, 1).pixels(), 1e-6f);
    }

    @Test
    void valuesOutsideOfTheRangeAreClampedNotStretched() {
        BufferedImage image = Pixels.toImage(new Images(1, 1, 1, 3, new float[] {-2, 0.5f, 7}), 0);
        assertEquals(0, image.getRaster().getSample(0, 0, 0));
        assertEquals(128, image.getRaster().getSample(1, 0, 0));
        assertEquals(255, image.getRaster().getSample(2, 0, 0));
    }

    @Test
    void imagesOfAFolderTakeTheSizeOfTheLargest() throws IOException {
        Path sizes = Files.createDirectory(folder.resolve("sizes"));
        ImageIO.write(greyImage(6, 4), "png", sizes.resolve("a.png").toFile());
        ImageIO.write(greyImage(12, 12), "png", sizes.resolve("b.png").toFile());
        Images read = ImageSource.read(sizes, ImageForm.ofChannels(3)).images();
        assertEquals(List.of(2, 3, 12, 12), List.of(read.count(), read.channels(), read.height(), read.width()));
    }

    private Images throughPng(Images images, int channels) throws IOException {
        Path file = folder.resolve("through.png");
        assertTrue(ImageIO.write(Pixels.toImage(images, 0), "png", file.toFile()));
        return Pixels.fromImage(ImageIO.read(file.toFile()), channels);
    }

    private interface Reading {
        Object read() throws Exception;
    }

    private static void refused(Reading reading, Path file, String because) {
        IOException e = assertThrows(IOException.class, reading::read);
        String said = String.valueOf(e.getMessage());
        assertTrue(said.contains(file.toString()), said);
        assertTrue(said.contains(because), said);
        assertTrue(said.endsWith(".") || said.endsWith(")."), said);
        assertFalse(said.contains("\n"), said);
    }

    private Path write(String name, byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return Files.write(folder.resolve(name), all.toByteArray());
    }

    private static byte[] header(int... words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int word : words) {
                out.writeInt(word);
            }
        }
        return bytes.toByteArray();
    }

    /** An image of 60,000 x 60,000 pixels, it says. */
    private static byte[] hugePng() throws IOException {
        return png(60_000, 60_000);
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            try (DataOutputStream head = new DataOutputStream(chunk)) {
                head.writeBytes("IHDR");
                head.writeInt(width);
                head.writeInt(height);
                head.write(new byte[] {8, 2, 0, 0, 0});
            }
            chunk(out, chunk.toByteArray());
            chunk(out, new byte[] {'I', 'D', 'A', 'T', 0x78, (byte) 0x9C, 3, 0, 0, 0, 0, 1});
            chunk(out, new byte[] {'I', 'E', 'N', 'D'});
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, byte[] typeAndData) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(typeAndData);
        out.writeInt(typeAndData.length - 4);
        out.write(typeAndData);
        out.writeInt((int) crc.getValue());
    }

    private static BufferedImage greyImage(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    }

    /** Images whose values are whole bytes. */
    private static Images random(int count, int channels, int height, int width) {
        Random random = new Random(5);
        float[] pixels = new float[count * channels * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256) / 255f;
        }
        return new Images(count, channels, height, width, pixels);
    }
}
