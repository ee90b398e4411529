package org.inversight.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What a file is, judged by its first bytes and its table of contents, before libtorch sees it. */
public final class ModelFile {

    private static final String EXPORT =
            "export the network itself with torch.jit.script or torch.jit.trace, as docs/own-models.md shows";

    private ModelFile() {}

    /** What may be opened. */
    public enum Type {
        TORCHSCRIPT,
        CARD
    }

    /**
     * Looks at a file.
     *
     * @throws ModelException with one sentence, if it is no model
     */
    public static Type inspect(Path file) throws ModelException {
        if (Files.isDirectory(file)) {
            throw new ModelException(
                    "%s is a folder, and a model file is expected; choose the .pt file in it."
                            .formatted(file));
        }
        if (!Files.exists(file)) {
            throw new ModelException("%s does not exist; choose another file.".formatted(file));
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(16);
        } catch (IOException e) {
            throw new ModelException(
                    "%s cannot be read (%s).".formatted(file, String.valueOf(e.getMessage())), e);
        }
        if (head.length == 0) {
            throw new ModelException(
                    "%s is empty, and a TorchScript archive is expected; copy or download it again."
                            .formatted(file));
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            inspectArchive(file);
            return Type.TORCHSCRIPT;
        }
        if (starts(head, 0x80) || starts(head, 0x8a)) {
            throw new ModelException(
                    "%s is a Python pickle (weights saved with torch.save), which holds no network; %s."
                            .formatted(file, EXPORT));
        }
        if (head.length > 8 && head[8] == '{') {
            throw new ModelException(
                    "%s holds bare safetensors weights; open the model card (.json) beside it."
                            .formatted(file));
        }
        if (text(head).startsWith("{")) {
            return Type.CARD;
        }
        throw new ModelException(
                "%s is %s, not a model; a TorchScript archive (.pt) or a model card (.json) is expected."
                        .formatted(file, guess(head)));
    }

    /**
     * Where the card of a model file is: the file itself if it is a card, else {@code NAME.json}
     * beside it.
     */
    public static Path cardOf(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json")) {
            return file;
        }
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".json");
    }

    /**
     * The card beside a model file, or null where there is none.
     *
     * @throws ModelException with one sentence, if there is one that cannot be read
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

    private static void inspectArchive(Path file) throws ModelException {
        boolean code = false;
        boolean data = false;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                code |= name.contains("/code/") || name.endsWith("/constants.pkl");
                data |= name.endsWith("/data.pkl");
            }
        } catch (ZipException e) {
            throw new ModelException(
                    "%s is truncated or damaged: it begins as a TorchScript archive and has no end; copy or download it "
                                    .formatted(file)
                            + "again.",
                    e);
        } catch (IOException e) {
            throw new ModelException(
                    "%s cannot be read (%s).".formatted(file, String.valueOf(e.getMessage())), e);
        }
        if (!code) {
            throw new ModelException(
                    data
                            ? "%s is a Python state_dict or pickled module (torch.save), which holds no runnable network; %s."
                                    .formatted(file, EXPORT)
                            : "%s is a zip archive without a network in it; a TorchScript archive is expected."
                                    .formatted(file));
        }
    }

    private static String guess(byte[] head) {
        if (starts(head, 0x89, 'P', 'N', 'G')
                || starts(head, 0xFF, 0xD8)
                || starts(head, 'G', 'I', 'F')) {
            return "a picture";
        }
        if (starts(head, 0x1F, 0x8B)) {
            return "a gzip file";
        }
        for (byte b : head) {
            if (b < 9) {
                return "binary data of an unknown kind";
            }
        }
        return "a text";
    }

    private static String text(byte[] head) {
        return new String(head, java.nio.charset.StandardCharsets.ISO_8859_1).strip();
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
