package org.inversight.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies under a path that somebody gives for a set of images: an IDX file, a folder with one IDX file of images in
 * it, a folder of image files, or one image file.
 *
 * @param given the path
 * @param idx the IDX file; null where there are image files
 * @param files image files of the folder and of all folders in it, in the order of their names; empty where there is an
 *     IDX file
 */
record ImageFiles(Path given, @Nullable Path idx, List<Path> files) {

    /** For sentences. */
    static final String KINDS = "PNG, JPEG, WebP, GIF, BMP, TIFF";

    private static final List<String> ENDINGS =
            List.of(".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".gif", ".bmp", ".tif", ".tiff");

    /** What systems leave behind in folders. */
    private static final List<String> SYSTEM = List.of("thumbs.db", "desktop.ini", "__macosx");

    ImageFiles {
        files = List.copyOf(files);
    }

    /** @throws IOException if a folder cannot be read, or has more than one IDX file of images */
    static ImageFiles at(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return namedAsImage(given)
                    ? new ImageFiles(given, null, List.of(given))
                    : new ImageFiles(given, given, List.of());
        }
        try (Stream<Path> entries = Files.list(given)) {
            List<Path> idx = entries.filter(f -> String.valueOf(f.getFileName()).matches(".*images.*idx.*"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (idx.size() > 1) {
                throw new IOException("%s holds more than one IDX file of images (%s and %s); name one of them."
                        .formatted(
                                given, idx.getFirst().getFileName(), idx.get(1).getFileName()));
            }
            return idx.isEmpty()
                    ? new ImageFiles(given, null, in(given))
                    : new ImageFiles(given, idx.getFirst(), List.of());
        }
    }

    /** Files of a folder, and of all folders in it, that are named as images. */
    static List<Path> in(Path folder) throws IOException {
        return visible(folder).stream().filter(ImageFiles::namedAsImage).toList();
    }

    /** Files of a folder, and of all folders in it, that are not named as images. */
    static List<Path> othersIn(Path folder) throws IOException {
        return visible(folder).stream().filter(f -> !namedAsImage(f)).toList();
    }

    /** Files of a folder, and of all folders in it, but for those that systems make. */
    static List<Path> visible(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> {
                        for (Path part : folder.relativize(file)) {
                            if (hidden(part)) {
                                return false;
                            }
                        }
                        return true;
                    })
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whether a file or folder is one that systems make and do not show. */
    static boolean hidden(Path entry) {
        String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
        return name.startsWith(".") || SYSTEM.contains(name.replaceFirst("/$", ""));
    }

    private static boolean namedAsImage(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * The labels that belong to the IDX file: {@code X-images-Y} has them in {@code X-labels-Y}, with one dimension in
     * place of three or four.
     *
     * @throws IOException if they are not there
     */
    static Path labelsOf(Path idx) throws IOException {
        Path labels = labelsBeside(idx);
        if (labels.equals(idx) || !Files.isRegularFile(labels)) {
            throw new IOException("The labels of %s are expected beside it in %s, and are not there."
                    .formatted(idx, labels.getFileName()));
        }
        return labels;
    }

    /** A file, and what its labels are called if it is an IDX file. */
    static List<Path> withLabels(Path file) {
        return List.of(file, labelsBeside(file));
    }

    private static Path labelsBeside(Path idx) {
        String name = String.valueOf(idx.getFileName());
        return idx.resolveSibling(name.replace("images", "labels").replaceFirst("idx[34]", "idx1"));
    }

    /**
     * Of the names and the contents of all files; the path itself is no part of it.
     *
     * @param labelled whether the labels of an IDX file belong to it
     * @throws IOException if the labels are not there
     */
    String fingerprint(boolean labelled) throws IOException {
        Fingerprint all = new Fingerprint();
        if (idx != null) {
            all.add(idx);
            if (labelled) {
                all.add(labelsOf(idx));
            }
        }
        for (Path file : files) {
            all.add(given.relativize(file).toString());
            if (Files.isReadable(file)) {
                all.add(file);
            }
        }
        return all.hex();
    }
}
