package org.inversight.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a first look at a set of images finds, without reading all of it.
 *
 * @param count images; 0 where there are none
 * @param classes names of the class folders; empty where there are none
 * @param labels whether each image has a class
 * @param first a few of them in one size; null where none can be shown
 * @param about one sentence: what there is, or why it is nothing
 */
public record Glimpse(
        int count,
        List<String> classes,
        boolean labels,
        @Nullable Images first,
        String about) {

    /** Nobody has looked yet. */
    public static final Glimpse NOT_YET = none("Looking at it…");

    private static final int MOST = 8;

    /** Pixels of the shorter side that are enough for a look. */
    private static final int ENOUGH = 64;

    private static final int UNSIGNED_BYTE = 0x08;

    public Glimpse {
        classes = List.copyOf(classes);
    }

    private static Glimpse none(String about) {
        return new Glimpse(0, List.of(), false, null, about);
    }

    /** Whether there are images. */
    public boolean found() {
        return count > 0;
    }

    /** Looks at an IDX file, a folder of images, or a zip of one. */
    public static Glimpse of(Path path) {
        if (!Files.exists(path)) {
            return none("%s is not there; choose where it is now.".formatted(path));
        }
        try (ImageRoot root = ImageRoot.open(path)) {
            return Files.isDirectory(root.path()) ? folder(path, root.path()) : idx(path);
        } catch (IOException e) {
            return none(String.valueOf(e.getMessage()));
        }
    }

    private static Glimpse folder(Path given, Path folder) throws IOException {
        ImageFiles files = ImageFiles.at(folder);
        Path idx = files.idx();
        if (idx != null) {
            return idx(idx);
        }
        List<Path> all = files.files();
        if (all.isEmpty()) {
            return none("%s holds no images.".formatted(given.getFileName()));
        }
        TreeSet<String> classes = new TreeSet<>();
        for (Path file : all) {
            Path within = folder.relativize(file);
            if (within.getNameCount() > 1) {
                classes.add(within.getName(0).toString());
            }
        }
        return new Glimpse(
                all.size(),
                List.copyOf(classes),
                !classes.isEmpty(),
                first(all),
                classes.isEmpty()
                        ? "%,d images without classes".formatted(all.size())
                        : "%,d images in %d class folders".formatted(all.size(), classes.size()));
    }

    /** A few, spread over all of them. */
    private static @Nullable Images first(List<Path> files) {
        int most = Math.min(MOST, files.size());
        List<Images> seen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            try {
                Images one = ImageFile.read(files.get(i * files.size() / most), ENOUGH, 3);
                Images like = seen.isEmpty() ? one : seen.getFirst();
                seen.add(one.resized(like.height(), like.width()));
            } catch (IOException e) {
                // Whoever reads all of them says which cannot be read.
                continue;
            }
        }
        if (seen.isEmpty()) {
            return null;
        }
        Images like = seen.getFirst();
        float[] pixels = new float[seen.size() * like.stride()];
        for (int i = 0; i < seen.size(); i++) {
            System.arraycopy(seen.get(i).pixels(), 0, pixels, i * like.stride(), like.stride());
        }
        return new Images(seen.size(), like.channels(), like.height(), like.width(), pixels);
    }

    /** The beginning of an IDX file of images. */
    private static Glimpse idx(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file))) {
            raw.mark(2);
            boolean zipped = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            DataInputStream in = new DataInputStream(zipped ? new GZIPInputStream(raw) : raw);
            int magic = in.readInt();
            int dimensions = magic & 0xFF;
            if (magic >>> 8 != UNSIGNED_BYTE || dimensions < 3 || dimensions > 4) {
                return none("%s is no IDX file of images.".formatted(file.getFileName()));
            }
            int count = in.readInt();
            int channels = dimensions == 4 ? in.readInt() : 1;
            int height = in.readInt();
            int width = in.readInt();
            long stride = (long) channels * height * width;
            if (count < 1
                    || height < 1
                    || width < 1
                    || (long) height * width > 1 << 22
                    || stride > 1 << 22
                    || (channels != 1 && channels != 3)) {
                return none("%s holds no images that can be used.".formatted(file.getFileName()));
            }
            int most = Math.min(MOST, count);
            byte[] bytes = in.readNBytes((int) (most * stride));
            boolean whole = bytes.length == most * stride;
            float[] pixels = new float[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                pixels[i] = (bytes[i] & 0xFF) / 255f;
            }
            boolean labels = hasLabels(file);
            return new Glimpse(
                    count,
                    List.of(),
                    labels,
                    whole ? new Images(most, channels, height, width, pixels) : null,
                    "%,d images of %d × %d, %s labels".formatted(count, height, width, labels ? "with" : "without"));
        } catch (IOException e) {
            return none("%s is damaged, or no IDX file.".formatted(file.getFileName()));
        }
    }

    private static boolean hasLabels(Path idx) {
        try {
            ImageFiles.labelsOf(idx);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
