package org.inversight.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lies under a path that somebody gives for a set of pictures: an IDX file, a folder with one
 * IDX file of pictures in it, or a folder of picture files.
 *
 * @param given the path
 * @param idx the IDX file; null where there are picture files
 * @param files picture files of the folder and of all folders in it, in the order of their names;
 *     empty where there is an IDX file
 */
record PictureFiles(Path given, @Nullable Path idx, List<Path> files) {

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".gif", ".bmp");

    PictureFiles {
        files = List.copyOf(files);
    }

    /**
     * @throws IOException with one sentence, if a folder cannot be read, or has more than one IDX
     *     file of pictures
     */
    static PictureFiles at(Path given) throws IOException {
        if (!Files.isDirectory(given)) {
            return new PictureFiles(given, given, List.of());
        }
        try (Stream<Path> entries = Files.list(given)) {
            List<Path> idx =
                    entries.filter(f -> String.valueOf(f.getFileName()).matches(".*images.*idx.*"))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            if (idx.size() > 1) {
                throw new IOException(
                        "%s holds more than one IDX file of pictures (%s and %s); name one of them."
                                .formatted(
                                        given,
                                        idx.getFirst().getFileName(),
                                        idx.get(1).getFileName()));
            }
            return idx.isEmpty()
                    ? new PictureFiles(given, null, in(given))
                    : new PictureFiles(given, idx.getFirst(), List.of());
        }
    }

    /** Files of a folder, and of all folders in it, that are named as pictures. */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(PictureFiles::namedAsPicture)
                    .sorted()
                    .toList();
        }
    }

    private static boolean namedAsPicture(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    /**
     * The labels that belong to the IDX file: {@code X-images-Y} has them in {@code X-labels-Y},
     * with one dimension in place of three or four.
     *
     * @throws IOException with one sentence, if they are not there
     */
    static Path labelsOf(Path idx) throws IOException {
        String name = String.valueOf(idx.getFileName());
        Path labels =
                idx.resolveSibling(
                        name.replace("images", "labels").replaceFirst("idx[34]", "idx1"));
        if (labels.equals(idx) || !Files.isRegularFile(labels)) {
            throw new IOException(
                    "The labels of %s are expected beside it in %s, and are not there."
                            .formatted(idx, labels.getFileName()));
        }
        return labels;
    }

    /**
     * Of the names and the contents of all files; the path itself is no part of it.
     *
     * @param labelled whether the labels of an IDX file belong to it
     * @throws IOException with one sentence, if there is no such file
     */
    String fingerprint(boolean labelled) throws IOException {
        Fingerprint all = new Fingerprint();
        if (idx != null) {
            if (!Files.isRegularFile(idx)) {
                throw new IOException(
                        "%s is neither a folder nor a file; a folder of pictures or an IDX file is expected."
                                .formatted(idx));
            }
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
