package org.inversight.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.inversight.blind.RateTable;
import org.inversight.data.OutputFolder;
import org.inversight.engine.Progress;
import org.inversight.model.Json;
import org.inversight.run.RunReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A file format that a run is exported in, told by the ending of the file's name. */
public enum ExportFormat {
    /** The last images in rows, one row a class. */
    PNG {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            PngFile.write(parts, RunExport.sheet(run), document);
        }
    },
    /** Recorded steps, {@value #MOST_FRAMES} at most, looping. */
    GIF {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            GifFile.write(parts, Film.of(run), document, progress);
        }
    },
    /** The same steps as H.264. */
    MP4 {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            Mp4File.write(parts, Film.of(run), document, progress);
        }
    },
    /** Figures of every recorded step; the one format without the experiment. */
    CSV {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            Files.writeString(parts, RunTables.metrics(run.snapshots()), StandardCharsets.UTF_8);
        }
    },
    /** The report and the experiment. */
    JSON {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            Json.write(parts, new ReportFile(run.report(), run.blind(), Json.parse(document, JsonNode.class)));
        }
    },
    /** One page that needs nothing beside it. */
    HTML {
        @Override
        void content(Path parts, String name, RunRecord run, String document, Progress progress) throws IOException {
            Files.writeString(parts, HtmlReport.of(run, name, document, progress), StandardCharsets.UTF_8);
        }
    };

    /** A film of more steps would be long, and large. */
    public static final int MOST_FRAMES = 80;

    /** The report as JSON, with what repeats it. */
    private record ReportFile(
            @JsonUnwrapped RunReport report,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RateTable blind,

            JsonNode experiment) {}

    /**
     * Writes the format itself.
     *
     * @param parts is not there yet
     * @param name that it has in the end
     */
    abstract void content(Path parts, String name, RunRecord run, String document, Progress progress)
            throws IOException;

    /** {@return whether it shows the recorded steps, and not the last alone} */
    public boolean overSteps() {
        return this != PNG && this != JSON;
    }

    /** {@return the ending of a file's name} */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the format of a file}
     *
     * @param file that need not exist
     * @throws IllegalArgumentException if its ending is none of a format
     */
    public static ExportFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.ending()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has none of the endings %s; give one of them."
                        .formatted(
                                file,
                                Arrays.stream(values())
                                        .map(format -> "." + format.ending())
                                        .collect(Collectors.joining(", ")))));
    }

    /**
     * Writes a run, whole or not at all; a file of that name is replaced.
     *
     * @param file the file
     * @param run what is written
     * @param progress is told how far it is, and ends it
     * @throws IOException if it cannot be written
     * @throws CancellationException if the progress ended it
     */
    public void write(Path file, RunRecord run, Progress progress) throws IOException {
        told(file, () -> put(file, run, run.document(file), progress));
    }

    /** What writes a file. */
    interface Writing {
        void run() throws IOException;
    }

    /** What writes a part of a file. */
    interface Content {
        void into(Path parts) throws IOException;
    }

    /** Says of a failure which file it was, and what to do. */
    static void told(Path file, Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException e) {
            throw new IOException(
                    "%s could not be written (%s); make room or choose another place.".formatted(file, why(e)), e);
        }
    }

    /** @param document of the run, made once for all files of a folder */
    void put(Path file, RunRecord run, String document, Progress progress) throws IOException {
        whole(file, progress, parts -> content(parts, String.valueOf(file.getFileName()), run, document, progress));
    }

    /** Writes a file whole or not at all. */
    static void whole(Path file, Progress progress, Content content) throws IOException {
        Path parts = file.resolveSibling(file.getFileName() + ".part");
        try {
            progress.check();
            content.into(parts);
            progress.check();
            move(parts, file);
        } finally {
            Files.deleteIfExists(parts);
        }
    }

    /** In a few words, why a file could not be written. */
    static String why(IOException e) {
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : OutputFolder.reason(e);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
