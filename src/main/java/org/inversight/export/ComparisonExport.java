package org.inversight.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/** Writes several runs on one clock: beside each other, as a looping GIF or a film, and each for itself. */
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
     * Writes each side into a folder of its own, such as {@code 2-lom}, and the films of all sides together into
     * {@code comparison.gif} and {@code comparison.mp4}, as far as their formats are wanted. What an earlier export
     * wrote there is replaced once all is whole.
     *
     * @param runs the sides
     * @param titles of the sides
     * @param progress is told how far it is, and ends it; where nothing of an earlier export is there, files that are
     *     whole by then stay
     * @throws IOException if the folder cannot be written, or has such files of somebody else
     */
    public static void writeAll(
            Path folder, List<RunRecord> runs, List<String> titles, Set<ExportFormat> formats, Progress progress)
            throws IOException {
        new RunFolder(folder).write(into -> fill(into, runs, titles, formats, progress));
    }

    private static void fill(
            Path folder, List<RunRecord> runs, List<String> titles, Set<ExportFormat> formats, Progress progress)
            throws IOException {
        RunFolder files = new RunFolder(folder);
        boolean whole = false;
        List<String> sides = new ArrayList<>();
        try {
            for (int side = 0; side < runs.size(); side++) {
                sides.add(folderName(side + 1, titles.get(side)));
                Path own = folder.resolve(sides.getLast());
                RunExport.write(own, runs.get(side), formats, progress);
            }
            for (ExportFormat format : List.of(ExportFormat.GIF, ExportFormat.MP4)) {
                if (formats.contains(format)) {
                    write(folder.resolve("comparison." + format.ending()), runs, titles, null, progress);
                }
            }
            files.remember(sides);
            whole = true;
        } finally {
            if (!whole) {
                files.rememberIfPossible(sides);
            }
        }
    }

    /** "LOM and students" as the second side is {@code 2-lom-and-students}. */
    static String folderName(int number, String title) {
        String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return (number + "-" + plain).replaceAll("-$", "");
    }

    /**
     * Writes a film, whole or not at all; a file of that name is replaced. It carries the experiment of its first side.
     *
     * @param file with the ending .gif or .mp4
     * @param runs the sides
     * @param titles of the sides
     * @param beside a private image of each class, which stands before the sides; null for none
     * @param progress is told how far it is, and ends it
     * @throws IOException if it cannot be written
     */
    public static void write(
            Path file, List<RunRecord> runs, List<String> titles, @Nullable Images beside, Progress progress)
            throws IOException {
        ExportFormat format = format(file);
        Film film = Film.of(runs, titles, beside);
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
