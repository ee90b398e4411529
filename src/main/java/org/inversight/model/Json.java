package org.inversight.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON files: written so that a killed process loses nothing. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** For documents that people write by hand: a word that is misspelt is no field. */
    private static final JsonMapper EXACT = MAPPER.rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /**
     * {@return the document that a file holds}
     *
     * @param <T> the record
     * @param file UTF-8
     * @param type of the record
     * @throws IOException if the file cannot be read as such a document
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return read(MAPPER, file, type);
    }

    /**
     * {@return the document that a file holds, which has no field that the record has not}
     *
     * @param <T> the record
     * @param file UTF-8
     * @param type of the record
     * @throws IOException if the file cannot be read as such a document
     */
    public static <T> T exactly(Path file, Class<T> type) throws IOException {
        return read(EXACT, file, type);
    }

    private static <T> T read(JsonMapper mapper, Path file, Class<T> type) throws IOException {
        String text;
        try {
            text = withoutMark(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new IOException("%s does not exist.".formatted(file), e);
        } catch (CharacterCodingException e) {
            throw unfit(file, type, "it is no text", e);
        } catch (IOException e) {
            throw new IOException("%s cannot be read (%s).".formatted(file, String.valueOf(e.getMessage())), e);
        }
        if (text.isBlank()) {
            throw unfit(file, type, "it is empty", null);
        }
        try {
            T document = mapper.readValue(text, type);
            if (document != null) {
                return document;
            }
        } catch (JacksonException e) {
            throw unfit(file, type, JsonFault.of(e), e);
        }
        throw unfit(file, type, "it says nothing", null);
    }

    /**
     * Makes sure that a document says everything that it cannot be without.
     *
     * @param file the document, for the message
     * @param type of the document, for the message
     * @param said by the fields' names; null where a field is missing
     * @throws IOException if one is missing; it names the first
     */
    public static void require(Path file, Class<?> type, Map<String, @Nullable Object> said) throws IOException {
        for (Map.Entry<String, @Nullable Object> field : said.entrySet()) {
            if (field.getValue() == null) {
                throw unfit(file, type, "it says nothing of \"%s\"".formatted(field.getKey()), null);
            }
        }
    }

    /** Windows editors begin a text with a byte-order mark. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static IOException unfit(Path file, Class<?> type, String fault, @Nullable Exception cause) {
        return new IOException(
                "%s is no valid %s: %s; correct it, or choose another file."
                        .formatted(file, JsonFault.title(type), fault),
                cause);
    }

    /**
     * {@return a document that the program brings along, beside a class}
     *
     * @param <T> the record
     * @param type of the record, beside which it lies
     * @param name of the resource
     * @throws IOException if the program has lost it
     */
    public static <T> T resource(Class<T> type, String name) throws IOException {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("%s is missing in the program; install it again.".formatted(name));
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), type);
        }
    }

    /**
     * Writes beside the target first and moves it there when it is whole.
     *
     * @param file the target
     * @param document a record
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Object document) throws IOException {
        Path parts = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(
                parts,
                MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document) + "\n",
                StandardCharsets.UTF_8);
        Files.move(parts, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * {@return the document in one line}
     *
     * @param document a record
     */
    public static String line(Object document) {
        return MAPPER.writeValueAsString(document);
    }

    /**
     * {@return the document that a text holds}
     *
     * @param <T> the record
     * @param text JSON
     * @param type of the record
     * @throws IllegalArgumentException if the text is no such document
     */
    public static <T> T parse(String text, Class<T> type) {
        try {
            return MAPPER.readValue(withoutMark(text), type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "This is no valid %s: %s.".formatted(JsonFault.title(type), JsonFault.of(e)), e);
        }
    }
}
