package org.inversight.export;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/** H.264 in an MP4, with a document in a box of its own behind everything else, which players pass over. */
final class Mp4File {

    private static final int UUID = 0x75756964;

    /** Tells the box from those of others. */
    private static final byte[] OWN = "INVERSIGHT-EXPER".getBytes(StandardCharsets.ISO_8859_1);

    private static final int HEAD = 8 + 16;

    private Mp4File() {}

    /** With ffmpeg where it is found and can write H.264, else with what the program brings. */
    static void write(Path file, Film film, String document, Progress progress) throws IOException {
        if (!FfmpegEncoder.write(file, film, progress)) {
            JavaEncoder.write(file, film, progress);
        }
        append(file, document);
    }

    /** @param document ASCII */
    static void append(Path file, String document) throws IOException {
        byte[] text = document.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer box = ByteBuffer.allocate(HEAD + text.length);
        box.putInt(box.capacity()).putInt(UUID).put(OWN).put(text);
        Files.write(file, box.array(), StandardOpenOption.APPEND);
    }

    /**
     * The document; null where there is none.
     *
     * @param in from the beginning
     * @throws EOFException if the file is cut off
     */
    static @Nullable String document(DataInputStream in) throws IOException {
        while (true) {
            long length = in.readInt() & 0xFFFFFFFFL;
            int type = in.readInt();
            long left = length - 8;
            if (length == 1) {
                left = in.readLong() - 16;
            }
            if (left < 0) {
                return null;
            }
            if (type == UUID && left >= OWN.length && left < EmbeddedExperiment.LARGEST) {
                byte[] content = in.readNBytes((int) left);
                String text = new String(content, StandardCharsets.ISO_8859_1);
                if (content.length == left && text.startsWith(new String(OWN, StandardCharsets.ISO_8859_1))) {
                    return text.substring(OWN.length);
                }
            } else {
                in.skipNBytes(left);
            }
        }
    }
}
