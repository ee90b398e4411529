package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image files as cameras and drawing programs write them. */
class ImageKindsTest {

    @TempDir
    Path folder;

    /** A white block at the top left, after 1 to 8 ways to hold a camera. */
    @ParameterizedTest
    @CsvSource({
        "1,top-left", "2,top-right", "3,bottom-right", "4,bottom-left",
        "5,top-left", "6,top-right", "7,bottom-right", "8,bottom-left"
    })
    void imagesAreTurnedAsTheCameraSays(int orientation, String corner) throws IOException {
        byte[] jpeg = written(block(16, 24), "jpg");
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        try (DataOutputStream out = new DataOutputStream(turned)) {
            byte[] exif = exif(orientation);
            out.writeShort(0xFFE1);
            out.writeShort(exif.length + 8);
            out.writeBytes("Exif");
            out.writeShort(0);
            out.write(exif);
            out.write(jpeg, 2, jpeg.length - 2);
        }
        Images read = read("a.jpg", turned.toByteArray(), 1);
        assertEquals(corner, brightCorner(read));
        assertEquals(orientation >= 5 ? 16 : 24, read.width());
        assertEquals(orientation >= 5 ? 24 : 16, read.height());
    }

    @Test
    void theOrientationOfPngAndWebpCountsToo() throws IOException {
        byte[] png = written(block(16, 24), "png");
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(png, 0, 33);
        try (DataOutputStream out = new DataOutputStream(turned)) {
            byte[] exif = exif(6);
            CRC32 crc = new CRC32();
            crc.update(new byte[] {'e', 'X', 'I', 'f'});
            crc.update(exif);
            out.writeInt(exif.length);
            out.writeBytes("eXIf");
            out.write(exif);
            out.writeInt((int) crc.getValue());
            out.write(png, 33, png.length - 33);
        }
        assertEquals("top-right", brightCorner(read("a.png", turned.toByteArray(), 1)));
        assertEquals("top-right", brightCorner(fixture("turned.webp")));
    }

    @Test
    void webpAndCmykAreRead() throws IOException {
        for (String name : new String[] {"block.webp", "cmyk.jpg"}) {
            Images read = fixture(name);
            assertEquals("top-left", brightCorner(read), name);
            assertEquals(8, read.width());
            assertEquals(1, read.pixels()[0], 0.05f, name);
            assertEquals(0, read.pixels()[63], 0.05f, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
    void otherKindsThatJavaWritesAreRead(String kind) throws IOException {
        Images read = read("a." + kind, written(block(16, 16), kind), 1);
        assertEquals("top-left", brightCorner(read));
        assertEquals(1, read.pixels()[0]);
    }

    @Test
    void behindTransparencyThereIsWhite() throws IOException {
        BufferedImage ink = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        ink.setRGB(0, 0, 0xFF000000);
        ink.setRGB(1, 0, 0x00000000);
        assertArrayEquals(
                new float[] {0, 1}, read("ink.png", written(ink, "png"), 1).pixels());
        ink.setRGB(1, 0, 0x80FF0000);
        float[] half = read("half.png", written(ink, "png"), 3).pixels();
        assertEquals(1, half[1], 0.01f, "red");
        assertEquals(0.5, half[3], 0.01f, "green");
        assertEquals(0.5, half[5], 0.01f, "blue");
    }

    /** Java's own conversion would brighten the grey of such a file. */
    @Test
    void greyWithTransparencyKeepsItsLevels() throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        rows.write(new byte[] {0, 64, (byte) 255, 64, 0});
        float[] read = read("grey.png", png(2, 1, 8, 4, rows.toByteArray()), 1).pixels();
        assertArrayEquals(new float[] {64 / 255f, 1}, read, 1e-6f);
    }

    @Test
    void aPaletteMayHaveATransparentColour() throws IOException {
        IndexColorModel palette = new IndexColorModel(
                8, 2, new byte[] {0, 0}, new byte[] {0, 0}, new byte[] {0, 0}, new byte[] {(byte) 255, 0});
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(1, 0, 0, 1);
        for (String kind : new String[] {"png", "gif"}) {
            assertArrayEquals(
                    new float[] {0, 1},
                    read("p." + kind, written(image, kind), 1).pixels(),
                    kind);
        }
    }

    @Test
    void sixteenBitsAChannelAreReadInColourToo() throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(rows)) {
            out.writeByte(0);
            for (int sample : new int[] {65535, 13107, 0}) {
                out.writeShort(sample);
            }
        }
        float[] read = read("deep.png", png(1, 1, 16, 2, rows.toByteArray()), 3).pixels();
        assertArrayEquals(new float[] {1, 0.2f, 0}, read, 0.01f);
    }

    @Test
    void nonsenseInPlaceOfAnOrientationIsUpright() {
        assertEquals(1, Orientation.of(new byte[0]));
        assertEquals(1, Orientation.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}));
        byte[] tiff = exif(6);
        assertEquals(6, Orientation.of(tiff));
        assertEquals(1, Orientation.of(exif(77)));
        for (int length = 0; length < tiff.length; length++) {
            int found = Orientation.of(Arrays.copyOf(tiff, length));
            assertTrue(found == 1 || found == 6, length + " bytes");
        }
    }

    private Images fixture(String name) throws IOException {
        return ImageFile.read(TestModels.resource("/images/" + name), 16, 1);
    }

    private Images read(String name, byte[] bytes, int channels) throws IOException {
        return ImageFile.read(Files.write(folder.resolve(name), bytes), 1024, channels);
    }

    private static byte[] written(BufferedImage image, String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, kind, bytes), kind);
        return bytes.toByteArray();
    }

    /** Black, with a white block of half the height and a third of the width at the top left. */
    private static BufferedImage block(int height, int width) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 8, 8);
        graphics.dispose();
        return image;
    }

    private static String brightCorner(Images image) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        int[] corners = {0, right, bottom * image.width(), bottom * image.width() + right};
        String[] names = {"top-left", "top-right", "bottom-left", "bottom-right"};
        String bright = "";
        for (int i = 0; i < 4; i++) {
            bright += image.pixels()[corners[i]] > 0.9 ? names[i] : "";
        }
        return bright;
    }

    /** A TIFF structure with one field. */
    private static byte[] exif(int orientation) {
        return new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    /**
     * @param kind 2 for colour, 4 for grey with transparency
     * @param rows each begins with a byte 0
     */
    private static byte[] png(int width, int height, int bits, int kind, byte[] rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(0x89504E470D0A1A0AL);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            try (DataOutputStream fields = new DataOutputStream(head)) {
                fields.writeInt(width);
                fields.writeInt(height);
                fields.write(new byte[] {(byte) bits, (byte) kind, 0, 0, 0});
            }
            chunk(out, "IHDR", head.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (var deflater = new DeflaterOutputStream(packed)) {
                deflater.write(rows);
            }
            chunk(out, "IDAT", packed.toByteArray());
            chunk(out, "IEND", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
