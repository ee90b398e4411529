package org.inversight.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.inversight.engine.Progress;

/** Writes several runs on one clock beside each other, as a looping GIF or a film. */
public final class ComparisonExport {

    private ComparisonExport() {}

    /**
     * {@return the format of a file}
     *
     * @param file that need not exist
     * @throws IllegalArgumentException if its ending is none of a film
     */
    public static ExportFormat format(Path file) {
        ExportFormat format = ExportFormat.of(file);
        if (format != ExportFormat.GIF && format != ExportFormat.MP4) {
            throw new IllegalArgumentException(
                    "A comparison is exported as a film, and %s is none; give a name that ends with .gif or .mp4."
                            .formatted(file));
        }
        return format;
    }

    /**
     * Writes a film, whole or not at all; a file of that name is replaced. It carries the experiment of its first side.
     *
     * @param file with the ending .gif or .mp4
     * @param runs the sides
     * @param titles of the sides
     * @param progress is told how far it is, and ends it
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<RunRecord> runs, List<String> titles, Progress progress)
            throws IOException {
        ExportFormat format = format(file);
        Film film = Film.of(runs, titles);
        ExportFormat.told(file, () -> {
            String document = runs.getFirst().document(file);
            ExportFormat.whole(file, progress, parts -> {
                if (format == ExportFormat.GIF) {
                    GifFile.write(parts, film, document, progress);
                } else {
                    Mp4File.write(parts, film, document, progress);
                }
            });
        });
    }
}
