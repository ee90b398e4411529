package org.inversight.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes images one after the other into a file that {@link StoredImages} opens. Until it is finished, the file bears
 * another name, so that nobody takes a part for the whole.
 */
final class ImageWriter implements AutoCloseable {

    private final Path file;
    private final Path part;
    private final int side;
    private final OutputStream out;
    private int count;

    /** @param side height and width of the images, which have three channels */
    ImageWriter(Path file, int side) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.side = side;
        this.out = new BufferedOutputStream(Files.newOutputStream(part));
        out.write(StoredImages.header(0, 3, side, side));
    }

    void add(Images images) throws IOException {
        out.write(StoredImages.bytes(images));
        count += images.count();
    }

    /** Gives the file its number of images and its name. */
    void finish() throws IOException {
        out.close();
        try (RandomAccessFile header = new RandomAccessFile(part.toFile(), "rw")) {
            header.write(StoredImages.header(count, 3, side, side));
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
