package org.inversight.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.inversight.engine.Progress;
import org.jspecify.annotations.Nullable;

/** A looping GIF with a document in its comment. */
final class GifFile {

    /** Loop for ever, as Netscape's application extension says it. */
    private static final byte[] FOR_EVER = {1, 0, 0};

    private static final int EXTENSION = 0x21;
    private static final int COMMENT = 0xFE;
    private static final int IMAGE = 0x2C;

    private GifFile() {}

    /** @param document ASCII */
    static void write(Path file, Film film, String document, Progress progress) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var stream = Files.newOutputStream(file);
                ImageOutputStream out = ImageIO.createImageOutputStream(stream)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < film.count(); i++) {
                progress.check();
                progress.report("GIF", i / (double) film.count());
                BufferedImage frame = ColourTable.indexed(film.frame(i));
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
                describe(metadata, film.millis(i), i == 0 ? document : null);
                writer.writeToSequence(new IIOImage(frame, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** @param document only the first frame carries it, and the loop */
    private static void describe(IIOMetadata metadata, int millis, @Nullable String document) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        node(
                root,
                "GraphicControlExtension",
                Map.of(
                        "disposalMethod",
                        "none",
                        "userInputFlag",
                        "FALSE",
                        "transparentColorFlag",
                        "FALSE",
                        "delayTime",
                        Integer.toString(millis / 10),
                        "transparentColorIndex",
                        "0"));
        if (document != null) {
            IIOMetadataNode applications = node(root, "ApplicationExtensions", Map.of());
            node(applications, "ApplicationExtension", Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"))
                    .setUserObject(FOR_EVER);
            IIOMetadataNode comments = node(root, "CommentExtensions", Map.of());
            node(comments, "CommentExtension", Map.of("value", EmbeddedExperiment.NAME + " " + document));
        }
        metadata.setFromTree(format, root);
    }

    /** The child of this name, made where it is not there. */
    private static IIOMetadataNode node(IIOMetadataNode parent, String name, Map<String, String> attributes) {
        IIOMetadataNode node = null;
        for (int i = 0; i < parent.getLength(); i++) {
            if (parent.item(i).getNodeName().equals(name)) {
                node = (IIOMetadataNode) parent.item(i);
            }
        }
        if (node == null) {
            node = new IIOMetadataNode(name);
            parent.appendChild(node);
        }
        attributes.forEach(node::setAttribute);
        return node;
    }

    /**
     * The document; null where there is none.
     *
     * @param in behind the first eight bytes
     * @throws java.io.EOFException if the file is cut off
     */
    static @Nullable String document(DataInputStream in) throws IOException {
        in.skipNBytes(2); // the height
        int flags = in.readUnsignedByte();
        in.skipNBytes(2);
        skipColours(in, flags);
        String begin = EmbeddedExperiment.NAME + " ";
        while (true) {
            int block = in.readUnsignedByte();
            if (block == EXTENSION) {
                boolean comment = in.readUnsignedByte() == COMMENT;
                String text = blocks(in, comment);
                if (text.startsWith(begin)) {
                    return text.substring(begin.length());
                }
            } else if (block == IMAGE) {
                in.skipNBytes(8);
                skipColours(in, in.readUnsignedByte());
                in.skipNBytes(1);
                blocks(in, false);
            } else {
                return null;
            }
        }
    }

    private static void skipColours(DataInputStream in, int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << (flags & 7) + 1);
        }
    }

    /** @param kept whether anybody wants the text */
    private static String blocks(DataInputStream in, boolean kept) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            if (kept && text.size() < EmbeddedExperiment.LARGEST) {
                byte[] part = new byte[length];
                in.readFully(part);
                text.write(part);
            } else {
                in.skipNBytes(length);
            }
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }
}
