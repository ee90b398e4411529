package org.inversight.data;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Images in an IDX file without gzip, four dimensions of unsigned bytes; only what is asked for is read, so that a set
 * may be larger than memory.
 */
public final class StoredImages implements ImageSet {

    /** Bytes before the first image. */
    static final int HEADER = 20;

    private static final int MAGIC = 0x0804;

    private final Path file;
    private final int count;
    private final int channels;
    private final int height;
    private final int width;

    private StoredImages(Path file, int[] dimensions) {
        this.file = file;
        this.count = dimensions[0];
        this.channels = dimensions[1];
        this.height = dimensions[2];
        this.width = dimensions[3];
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it holds no such images, or not all of them
     */
    public static StoredImages open(Path file) throws IOException {
        int[] dimensions = new int[4];
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("%s is not an IDX file of four dimensions of unsigned bytes.".formatted(file));
            }
            for (int i = 0; i < dimensions.length; i++) {
                dimensions[i] = in.readInt();
            }
        }
        StoredImages images = new StoredImages(file, dimensions);
        long wanted = HEADER + (long) images.count * images.stride();
        if (Files.size(file) != wanted) {
            throw new IOException("%s should have %d bytes and has %d; it is damaged or not finished."
                    .formatted(file, wanted, Files.size(file)));
        }
        return images;
    }

    /** What a file of these images begins with. */
    public static byte[] header(int count, int channels, int height, int width) {
        return ByteBuffer.allocate(HEADER)
                .putInt(MAGIC)
                .putInt(count)
                .putInt(channels)
                .putInt(height)
                .putInt(width)
                .array();
    }

    /** Images as the bytes that stand in a file. */
    public static byte[] bytes(Images images) {
        byte[] bytes = new byte[images.pixels().length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(Math.clamp(images.pixels()[i], 0f, 1f) * 255);
        }
        return bytes;
    }

    private int stride() {
        return channels * height * width;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Images select(int[] positions) {
        int stride = stride();
        float[] pixels = new float[positions.length * stride];
        byte[] one = new byte[stride];
        // no channel: somebody who interrupts a training would close it under the step
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
            for (int i = 0; i < positions.length; i++) {
                opened.seek(HEADER + (long) positions[i] * stride);
                opened.readFully(one);
                for (int k = 0; k < stride; k++) {
                    pixels[i * stride + k] = (one[k] & 0xFF) / 255f;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read.".formatted(file), e);
        }
        return new Images(positions.length, channels, height, width, pixels);
    }
}
