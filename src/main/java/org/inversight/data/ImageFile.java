package org.inversight.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * An image file that somebody else wrote, read with suspicion: its size is known before anything is decoded, and one
 * that is cut short is not taken for whole.
 */
final class ImageFile {

    /** Pixels of a side. */
    static final int LARGEST = 10_000;

    private static final long MOST_BYTES = 500_000_000;

    private ImageFile() {}

    /**
     * Decodes an image and turns it upright; of a large one only every second, third ... pixel is read.
     *
     * @param enough pixels of the shorter side that remain at least, where there are as many
     * @param channels of what comes out
     * @throws IOException if it cannot be used
     */
    static Images read(Path file, int enough, int channels) throws IOException {
        return read(file, enough, channels, () -> {});
    }

    /**
     * The same.
     *
     * @param transparent called where parts of the image are transparent
     */
    static Images read(Path file, int enough, int channels, Runnable transparent) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("%s cannot be read; look at its permissions.".formatted(file));
        }
        if (Files.size(file) == 0) {
            throw new IOException("%s is empty.".formatted(file));
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("%s is too large for an image.".formatted(file));
        }
        byte[] bytes = Files.readAllBytes(file);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException(
                        "%s is no image, whatever its name says (%s can be read).".formatted(file, ImageFiles.KINDS));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                BufferedImage image = decode(file, bytes, reader, enough);
                if (Pixels.transparent(image)) {
                    transparent.run();
                }
                return Orientation.upright(Pixels.fromImage(image, channels), Orientation.of(bytes));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decode(Path file, byte[] bytes, ImageReader reader, int enough) throws IOException {
        try {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > LARGEST || height > LARGEST) {
                throw new TooLarge(file, width, height);
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int every = Math.max(1, Math.min(width, height) / enough);
            parameters.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, parameters);
            if (reader.getFormatName().equalsIgnoreCase("jpeg") && !endsAsJpeg(bytes)) {
                throw new IOException("the end of the JPEG image is missing");
            }
            return image;
        } catch (TooLarge e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // the readers of Java also stumble over damaged files with exceptions of their own
            throw new IOException(
                    "%s cannot be decoded; it is damaged or cut short, or of a rare kind.".formatted(file), e);
        }
    }

    /**
     * Whether there is an end-of-image marker behind the scans. Java's reader makes one up where a file ends before.
     * Segments are jumped over as a whole, because the thumbnail in one of them has an end of its own.
     */
    private static boolean endsAsJpeg(byte[] bytes) {
        int at = 2;
        while (at + 1 < bytes.length) {
            int marker = bytes[at + 1] & 0xFF;
            if ((bytes[at] & 0xFF) != 0xFF || marker == 0xFF) {
                at++;
            } else if (marker == 0xD9) {
                return true;
            } else if (marker <= 0x01 || marker >= 0xD0 && marker <= 0xD8) {
                // a stuffed byte of a scan, or a marker without a segment
                at += 2;
            } else if (at + 3 < bytes.length) {
                at += 2 + ((bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
            } else {
                return false;
            }
        }
        return false;
    }

    /** An image that is not decoded at all. */
    private static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(Path file, int width, int height) {
            super(String.format(
                    Locale.ROOT,
                    "%s is %,d x %,d pixels, and a side may have %,d at most.",
                    file,
                    width,
                    height,
                    LARGEST));
        }
    }
}
