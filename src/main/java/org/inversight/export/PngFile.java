package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** A PNG with a document in a chunk {@code tEXt}. */
final class PngFile {

    static final long SIGNATURE = 0x89504E470D0A1A0AL;

    /** Signature and the chunk {@code IHDR}, which is always the first. */
    private static final int HEADER = 8 + 12 + 13;

    private static final byte[] TYPE = "tEXt".getBytes(StandardCharsets.ISO_8859_1);

    private PngFile() {}

    /** @param document ASCII */
    static void write(Path file, BufferedImage image, String document) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", plain)) {
            throw new IOException("no PNG writer");
        }
        byte[] bytes = plain.toByteArray();
        byte[] text = (EmbeddedExperiment.NAME + "\0" + document).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 check = new CRC32();
        check.update(TYPE);
        check.update(text);
        try (OutputStream out = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(out)) {
            data.write(bytes, 0, HEADER);
            data.writeInt(text.length);
            data.write(TYPE);
            data.write(text);
            data.writeInt((int) check.getValue());
            data.write(bytes, HEADER, bytes.length - HEADER);
        }
    }

    /**
     * The document; null where there is none.
     *
     * @param in behind the signature
     * @throws EOFException if the file is cut off
     */
    static @Nullable String document(DataInputStream in) throws IOException {
        String begin = EmbeddedExperiment.NAME + "\0";
        while (true) {
            int length = in.readInt();
            String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            if (type.equals("IEND") || length < 0) {
                return null;
            }
            if (type.equals("tEXt") && length < EmbeddedExperiment.LARGEST) {
                String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
                if (text.startsWith(begin) && text.length() == length) {
                    return text.substring(begin.length());
                }
            } else {
                in.skipNBytes(length);
            }
            in.readInt();
        }
    }
}
