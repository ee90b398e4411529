package org.inversight.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * IDX files, the format of MNIST: big-endian, unsigned bytes, gzip or not. Images have three dimensions (count, height,
 * width) or four (count, channels, height, width), labels one.
 */
public final class Idx {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final long LARGEST = 1L << 30;

    private Idx() {}

    /**
     * Reads images; a byte of 255 becomes 1.
     *
     * @throws IOException if the file cannot be read or holds no IDX images
     */
    public static Images readImages(Path file) throws IOException {
        Content content = read(file);
        int[] d = content.dimensions;
        if (d.length != 3 && d.length != 4) {
            throw new IOException(
                    "%s holds %d-dimensional IDX data, but images have 3 or 4 dimensions.".formatted(file, d.length));
        }
        if (content.bytes.length == 0) {
            throw new IOException("%s holds no image.".formatted(file));
        }
        if (d.length == 4 && d[1] != 1 && d[1] != 3) {
            throw new IOException("%s holds images of %d channels, but images have 1 or 3.".formatted(file, d[1]));
        }
        float[] pixels = new float[content.bytes.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (content.bytes[i] & 0xFF) / 255f;
        }
        return d.length == 3 ? new Images(d[0], 1, d[1], d[2], pixels) : new Images(d[0], d[1], d[2], d[3], pixels);
    }

    /**
     * Reads labels 0..255.
     *
     * @throws IOException if the file cannot be read or holds no IDX labels
     */
    public static int[] readLabels(Path file) throws IOException {
        Content content = read(file);
        if (content.dimensions.length != 1) {
            throw new IOException("%s holds %d-dimensional IDX data, but labels have one dimension."
                    .formatted(file, content.dimensions.length));
        }
        int[] labels = new int[content.bytes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = content.bytes[i] & 0xFF;
        }
        return labels;
    }

    /** Writes images, rounded to bytes, with gzip. */
    public static void writeImages(Path file, Images images) throws IOException {
        byte[] bytes = new byte[images.pixels().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(Math.clamp(images.pixels()[i], 0f, 1f) * 255);
        }
        int[] dimensions = images.channels() == 1
                ? new int[] {images.count(), images.height(), images.width()}
                : new int[] {images.count(), images.channels(), images.height(), images.width()};
        write(file, dimensions, bytes);
    }

    /** Writes labels 0..255 with gzip. */
    public static void writeLabels(Path file, int[] labels) throws IOException {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            if (labels[i] < 0 || labels[i] > 255) {
                throw new IOException("%s takes labels from 0 to 255, and one is %d.".formatted(file, labels[i]));
            }
            bytes[i] = (byte) labels[i];
        }
        write(file, new int[] {labels.length}, bytes);
    }

    private static void write(Path file, int[] dimensions, byte[] bytes) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file))))) {
            out.writeInt(UNSIGNED_BYTE << 8 | dimensions.length);
            for (int dimension : dimensions) {
                out.writeInt(dimension);
            }
            out.write(bytes);
        }
    }

    private static Content read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s is not a file; an IDX file is expected.".formatted(file));
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            boolean zipped = zipped(raw);
            try (DataInputStream in = new DataInputStream(zipped ? new GZIPInputStream(raw) : raw)) {
                int count = dimensions(file, in);
                int[] dimensions = new int[count];
                long size = 1;
                for (int i = 0; i < count; i++) {
                    dimensions[i] = in.readInt();
                    size = dimensions[i] < 0 ? LARGEST + 1 : Math.min(size * dimensions[i], LARGEST + 1);
                }
                if (size > LARGEST) {
                    throw new IOException("%s claims more than %d bytes of data; it is damaged, or too large."
                            .formatted(file, LARGEST));
                }
                byte[] bytes = in.readNBytes((int) size);
                if (bytes.length < size) {
                    throw new IOException("%s is truncated: %d bytes of data are promised, %d are there."
                            .formatted(file, size, bytes.length));
                }
                if (zipped) {
                    // the end of a gzip stream is where its checksum is compared
                    in.skip(1);
                }
                return new Content(dimensions, bytes);
            }
        } catch (EOFException e) {
            throw new IOException("%s is truncated: it ends before its data does.".formatted(file), e);
        } catch (ZipException e) {
            throw new IOException("%s is a damaged gzip file.".formatted(file), e);
        }
    }

    /** @throws IOException if the file does not begin as an IDX file does */
    static void requireHeader(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            boolean zipped = zipped(raw);
            try (DataInputStream in = new DataInputStream(zipped ? new GZIPInputStream(raw) : raw)) {
                int unused = dimensions(file, in);
            }
        } catch (EOFException e) {
            throw new IOException("%s is no IDX file: it ends before its header does.".formatted(file), e);
        } catch (ZipException e) {
            throw new IOException("%s is a damaged gzip file.".formatted(file), e);
        }
    }

    private static boolean zipped(InputStream raw) throws IOException {
        raw.mark(2);
        boolean zipped = raw.read() == 0x1F && raw.read() == 0x8B;
        raw.reset();
        return zipped;
    }

    /** The number of dimensions. */
    private static int dimensions(Path file, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int count = magic & 0xFF;
        if (magic >>> 8 != UNSIGNED_BYTE || count < 1 || count > 4) {
            throw new IOException(
                    "%s is not an IDX file of unsigned bytes (it starts with 0x%08x); a folder of images, a zip of one, or an IDX file is expected."
                            .formatted(file, magic));
        }
        return count;
    }

    private record Content(int[] dimensions, byte[] bytes) {}
}
