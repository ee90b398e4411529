package org.inversight.data;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody's images begin: a folder or a file as it stands, or what lies in a zip.
 *
 * @param path a folder or an IDX file; within a zip while this is open
 * @param zip null where there is none
 */
record ImageRoot(Path path, @Nullable FileSystem zip) implements AutoCloseable {

    private static final List<String> PACKED = List.of(".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst");

    /** @throws IOException if there is nothing, or a zip that cannot be read */
    static ImageRoot open(Path given) throws IOException {
        if (!Files.exists(given)) {
            throw new IOException(
                    "%s is not there; a folder of images, a zip of one, or an IDX file is expected.".formatted(given));
        }
        String name = String.valueOf(given.getFileName()).toLowerCase(Locale.ROOT);
        if (Files.isDirectory(given) || !name.endsWith(".zip")) {
            if (!Files.isDirectory(given)
                    && !name.contains("idx")
                    && !name.contains("ubyte")
                    && PACKED.stream().anyMatch(name::endsWith)
                    && !isIdx(given)) {
                throw new IOException("%s is an archive that is not read; unpack it, or give a zip.".formatted(given));
            }
            return new ImageRoot(given, null);
        }
        try {
            FileSystem zip = FileSystems.newFileSystem(given);
            return new ImageRoot(inner(zip.getPath("/")), zip);
        } catch (IOException | RuntimeException e) {
            throw new IOException(
                    "%s cannot be read as a zip; it is damaged or cut short; unpack it, and give the folder."
                            .formatted(given),
                    e);
        }
    }

    /** A name such as {@code images.gz} tells nothing. */
    private static boolean isIdx(Path file) {
        try {
            Idx.requireHeader(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Zips often hold one folder with everything in it. */
    private static Path inner(Path root) throws IOException {
        Path at = root;
        while (true) {
            List<Path> entries;
            try (Stream<Path> listed = Files.list(at)) {
                entries = listed.filter(f -> !ImageFiles.hidden(f)).toList();
            }
            if (entries.size() != 1 || !Files.isDirectory(entries.getFirst())) {
                return at;
            }
            at = entries.getFirst();
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
