package org.inversight.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What a file is, recognised by its first bytes and its table of contents, before libtorch sees it. */
public final class ModelFile {

    private static final int HEAD = 512;

    /** The byte-order mark of UTF-8, byte by byte. */
    private static final String MARK = "\u00EF\u00BB\u00BF";

    private ModelFile() {}

    /** What may be opened. */
    public enum Type {
        /** A TorchScript archive. */
        TORCHSCRIPT,
        /** A model card. */
        CARD
    }

    /**
     * Looks at the beginning of a file and at its table of contents.
     *
     * @param file of any kind
     * @return what it is
     * @throws ModelException if it is no model
     */
    public static Type inspect(Path file) throws ModelException {
        if (Files.isDirectory(file)) {
            throw new ModelException(
                    "%s is a folder, and a model file is expected; choose the .pt file in it.".formatted(file));
        }
        if (!Files.exists(file)) {
            throw new ModelException("%s does not exist; choose another file.".formatted(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    "%s is a pipe or a device, and a file is expected; write the model into a file first."
                            .formatted(file));
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        } catch (IOException e) {
            throw new ModelException("%s cannot be read (%s).".formatted(file, String.valueOf(e.getMessage())), e);
        }
        if (head.length == 0) {
            throw new ModelException(
                    "%s is empty, and a TorchScript archive is expected; copy or download it again.".formatted(file));
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            inspectArchive(file);
            return Type.TORCHSCRIPT;
        }
        String other = ForeignFile.ofHead(head);
        if (other != null) {
            throw new ModelException("%s is %s.".formatted(file, other));
        }
        if (new String(head, ISO_8859_1).replace(MARK, "").strip().startsWith("{")) {
            return Type.CARD;
        }
        throw new ModelException(
                "%s is %s, not a model; a TorchScript archive (.pt) or a model card (.json) is expected."
                        .formatted(file, text(head) ? "a text" : "binary data of an unknown kind"));
    }

    /**
     * {@return where the card of a model file is: the file itself if it is a card, else {@code NAME.json} beside it}
     *
     * @param file a model file or a card
     */
    public static Path cardOf(Path file) {
        if (namedAsCard(file)) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }

    /**
     * {@return the weights that a card names, or null where this file is no card that can be read}
     *
     * @param file a model file or a card
     */
    public static @Nullable Path weightsOf(Path file) {
        if (!namedAsCard(file)) {
            return null;
        }
        try {
            String weights = Json.read(file, ModelCard.class).weights();
            return weights == null ? null : file.resolveSibling(weights);
        } catch (IOException | InvalidPathException e) {
            return null; // whoever opens it says what is wrong
        }
    }

    /**
     * {@return the card beside a model file, or null where there is none}
     *
     * @param file a model file or a card
     * @throws ModelException if there is one that cannot be read
     */
    public static @Nullable ModelCard readCard(Path file) throws ModelException {
        Path card = cardOf(file);
        if (!Files.isRegularFile(card)) {
            return null;
        }
        try {
            return Json.read(card, ModelCard.class).checked(card);
        } catch (IOException e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean namedAsCard(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".json");
    }

    private static void inspectArchive(Path file) throws ModelException {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(names::add);
        } catch (ZipException e) {
            throw new ModelException(
                    "%s is truncated or damaged: it begins as a TorchScript archive and has no end; copy or download it "
                                    .formatted(file)
                            + "again.",
                    e);
        } catch (IOException e) {
            throw new ModelException("%s cannot be read (%s).".formatted(file, String.valueOf(e.getMessage())), e);
        }
        String other = ForeignFile.ofArchive(names);
        if (other != null) {
            throw new ModelException("%s is %s.".formatted(file, other));
        }
    }

    /** Whether these bytes could be text. */
    private static boolean text(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 9) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
