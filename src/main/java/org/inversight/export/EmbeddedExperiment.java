package org.inversight.export;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.inversight.experiment.ExperimentFile;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the experiment back that an exported file carries, whatever its format, and whatever it is called by now. */
public final class EmbeddedExperiment {

    /** What the document is called in files that have names for their parts. */
    static final String NAME = "inversight-experiment";

    /** Bytes; no document is nearly as long. */
    static final int LARGEST = 16 << 20;

    /** Begins the element of an HTML page. */
    static final String ELEMENT = "<script type=\"application/json\" id=\"" + NAME + "\">";

    /** Bytes of a text; a report with many large images is long. */
    private static final long LONGEST_TEXT = 512L << 20;

    private static final int GIF8 = 0x47494638;
    private static final int FTYP = 0x66747970;

    private EmbeddedExperiment() {}

    /**
     * {@return whether a file may carry an experiment, by the ending of its name}
     *
     * @param file that need not exist
     */
    public static boolean possible(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches(".*\\.(png|gif|mp4|json|html?)");
    }

    /**
     * Reads what {@link ExportFormat} or {@link ExperimentFile} wrote.
     *
     * @param file in any format
     * @return with paths that can be opened from here
     * @throws IOException if the file cannot be read, or holds no experiment
     */
    public static ExperimentFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s does not exist.".formatted(file));
        }
        ExperimentFile found = find(file);
        if (found == null && isDocument(file)) {
            return ExperimentFile.read(file); // says what is wrong with it
        }
        if (found == null) {
            throw new IOException(
                    "%s holds no experiment of Inversight; choose a PNG, GIF, MP4, HTML or JSON file that it exported."
                            .formatted(file));
        }
        return found;
    }

    /**
     * {@return the same; null where the file is there and holds no experiment}
     *
     * @param file in any format
     * @throws IOException if the file cannot be read
     */
    public static @Nullable ExperimentFile find(Path file) throws IOException {
        String document = document(file);
        try {
            return document == null ? null : ExperimentFile.parse(file, document);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * {@return whether a JSON file says an attack, as the document of an experiment does, whether or not it can be read}
     *
     * @param file of any kind
     */
    public static boolean isDocument(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) <= LONGEST_TEXT
                    && file.toString().endsWith(".json")
                    && Json.read(file, JsonNode.class).path("attack").isString()
                    && !Json.read(file, JsonNode.class).has("wallSeconds");
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable String document(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.mark(8);
            long head = in.readLong();
            if (head == PngFile.SIGNATURE) {
                return PngFile.document(in);
            }
            if (head >>> 32 == GIF8) {
                return GifFile.document(in);
            }
            if ((int) head == FTYP) {
                in.reset();
                return Mp4File.document(in);
            }
            return Files.size(file) > LONGEST_TEXT ? null : ofText(Files.readAllBytes(file));
        } catch (EOFException e) {
            return null;
        }
    }

    private static @Nullable String ofText(byte[] bytes) {
        String text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
        int begin = text.indexOf(ELEMENT);
        if (begin >= 0) {
            int end = text.indexOf("</script>", begin);
            return end < 0 ? null : text.substring(begin + ELEMENT.length(), end);
        }
        try {
            JsonNode json = Json.parse(text, JsonNode.class);
            JsonNode inside = json.path("experiment");
            if (inside.isObject()) {
                return inside.toString();
            }
            // a report of an older version has an experiment's fields but for its parameters
            return json.path("attack").isString() && !json.has("wallSeconds") ? text : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
