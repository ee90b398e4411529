package org.inversight.people;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inversight.data.StoredImages;
import org.inversight.engine.Progress;

/**
 * The images of a {@link PortraitSet} in a file, drawn once. Drawing goes on where it was interrupted; a file of
 * another size, or whose first or last image is drawn otherwise now, is made anew.
 */
public final class PortraitFile {

    private static final int BLOCK = 64;

    private final PortraitSet set;
    private final int size;
    private final Path file;
    private final byte[] header;
    private final int stride;

    /**
     * @param size of a side in pixels
     * @param file which is read, or written
     */
    public PortraitFile(PortraitSet set, int size, Path file) {
        this.set = set;
        this.size = size;
        this.file = file;
        this.header = StoredImages.header(set.count(), 3, size, size);
        this.stride = 3 * size * size;
    }

    /**
     * The images; those that are missing are drawn, on all processors.
     *
     * @param progress told now and then, and asked whether to go on
     */
    public StoredImages images(Progress progress) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // no channel: an interrupt, which asks the work to end, would close it
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            int drawn = usable(opened);
            opened.seek(0);
            opened.write(header);
            opened.setLength(place(drawn));
            opened.seek(place(drawn));
            while (drawn < set.count()) {
                progress.check();
                progress.report(
                        "drawing people: step %d of %d".formatted(drawn, set.count()), (double) drawn / set.count());
                int next = Math.min(drawn + BLOCK, set.count());
                List<byte[]> block = IntStream.range(drawn, next)
                        .parallel()
                        .mapToObj(this::draw)
                        .toList();
                for (byte[] image : block) {
                    opened.write(image);
                }
                drawn = next;
            }
        }
        return StoredImages.open(file);
    }

    /** How many images of the file are whole, if its first and its last are still drawn so. */
    private int usable(RandomAccessFile opened) throws IOException {
        int whole = (int) Math.min(set.count(), (opened.length() - header.length) / stride);
        boolean same = whole > 0
                && Arrays.equals(header, read(opened, 0, header.length))
                && Arrays.equals(draw(0), read(opened, place(0), stride))
                && Arrays.equals(draw(whole - 1), read(opened, place(whole - 1), stride));
        return same ? whole : 0;
    }

    private byte[] draw(int image) {
        return StoredImages.bytes(set.image(image, size));
    }

    private long place(int image) {
        return header.length + (long) image * stride;
    }

    private static byte[] read(RandomAccessFile opened, long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        opened.seek(from);
        opened.readFully(bytes);
        return bytes;
    }
}
