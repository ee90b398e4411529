package org.inversight.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files that people take for models of this program: what they are, and the way out. */
final class ForeignFile {

    private static final String EXPORT =
            "export the network itself with torch.jit.script or torch.jit.trace, as docs/own-models.md shows";

    private static final String FROM_PYTORCH =
            "convert it to PyTorch, and save that with torch.jit.script or torch.jit.trace, as docs/own-models.md shows";

    /** The first bytes of a kind of file, and what to say of it. */
    private record Head(int at, String magic, String sentence) {

        boolean is(byte[] head) {
            byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
            if (head.length < at + wanted.length) {
                return false;
            }
            for (int i = 0; i < wanted.length; i++) {
                if (head[at + i] != wanted[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Head> HEADS = List.of(
            new Head(0, "\u0080", "a Python pickle (weights saved with torch.save), which holds no network; " + EXPORT),
            new Head(0, "\u008A", "a Python pickle (weights saved with torch.save), which holds no network; " + EXPORT),
            new Head(
                    8,
                    "{",
                    "a file of bare safetensors weights, which holds no network; open the model card (.json) beside it, or load the weights into their class, and "
                            + EXPORT),
            new Head(0, "\u0089HDF", "an HDF5 file (Keras, TensorFlow), which PyTorch cannot run; " + FROM_PYTORCH),
            new Head(4, "TFL3", "a TensorFlow Lite model, which PyTorch cannot run; " + FROM_PYTORCH),
            new Head(
                    4,
                    "ET1",
                    "an ExecuTorch program, which holds no gradients; go back to the Python model, and " + EXPORT),
            new Head(
                    0,
                    "GGUF",
                    "a GGUF file of a language model, which this program does not attack; choose an image classifier or a generator"),
            new Head(
                    0,
                    "\u0093NUMPY",
                    "a NumPy array and not a network; load it into its network in Python, and " + EXPORT),
            new Head(
                    0,
                    "version https://git-lfs",
                    "a Git LFS pointer in place of the file itself; fetch it with \"git lfs pull\", or download it from its page"),
            new Head(0, "\u0089PNG", "an image, not a model; choose a TorchScript archive (.pt)"),
            new Head(0, "\u00FF\u00D8", "an image, not a model; choose a TorchScript archive (.pt)"),
            new Head(0, "GIF8", "an image, not a model; choose a TorchScript archive (.pt)"),
            new Head(0, "%PDF", "a PDF document, not a model; choose a TorchScript archive (.pt)"),
            new Head(0, "\u001F\u008B", "a gzip file; unpack it, and choose the model in it"),
            new Head(0, "BZh", "a bzip2 file; unpack it, and choose the model in it"),
            new Head(0, "\u00FD7zXZ", "an xz file; unpack it, and choose the model in it"),
            new Head(0, "7z\u00BC\u00AF", "a 7z archive; unpack it, and choose the model in it"),
            new Head(0, "Rar!", "a RAR archive; unpack it, and choose the model in it"),
            new Head(257, "ustar", "a tar archive; unpack it, and choose the model in it"));

    /** A kind of zip archive by the names of its entries. */
    private record Contents(Predicate<List<String>> is, String sentence) {}

    private static final List<Contents> ARCHIVES = List.of(
            new Contents(
                    any("MAR-INF/"), "a TorchServe archive (.mar); unpack it as a zip, and open the .pt file in it"),
            new Contents(
                    any("archive_format", "models/model.json", "serialized_exported_program.json"),
                    "a torch.export program (.pt2), which this program's libtorch does not run; export the same model with torch.jit.trace, as docs/own-models.md shows"),
            new Contents(any("model.weights.h5"), "a Keras model, which PyTorch cannot run; " + FROM_PYTORCH),
            new Contents(
                    any("Manifest.json", ".mlmodel"),
                    "a Core ML package, which PyTorch cannot run; go back to the Python model, and " + EXPORT),
            new Contents(
                    any(".data/extern_modules"), "a torch.package, which needs Python; load it there, and " + EXPORT),
            new Contents(
                    any(".npy"),
                    "a NumPy archive and not a network; load it into its network in Python, and " + EXPORT),
            new Contents(names -> runnable(names), ""),
            new Contents(
                    any("/data.pkl", "data.pkl"),
                    "a Python state_dict or pickled module (torch.save), which holds no runnable network; " + EXPORT),
            new Contents(any(".pt", ".pth"), "a zip archive with a model in it; unpack it, and open the .pt file"));

    private ForeignFile() {}

    /** What a file that begins so is, with the way out; null where it may be a text or a card. */
    static @Nullable String ofHead(byte[] head) {
        for (Head kind : HEADS) {
            if (kind.is(head)) {
                return kind.sentence;
            }
        }
        String text = new String(head, StandardCharsets.ISO_8859_1).strip();
        String low = text.toLowerCase(Locale.ROOT);
        if (low.startsWith("<!doctype html") || low.startsWith("<html") || low.contains("<html")) {
            return "a web page in place of the file; a download page, a login or a virus warning was saved, so download the file itself";
        }
        if (low.startsWith("<?xml") || low.startsWith("<")) {
            return "an XML text (an error of a download, or an OpenVINO network); a TorchScript archive is expected, so download it again, or go back to the Python model, and "
                    + EXPORT;
        }
        if (onnx(head)) {
            return "an ONNX model, which libtorch cannot run; go back to the PyTorch model, or " + FROM_PYTORCH;
        }
        if (low.startsWith("import ") || low.startsWith("from ") || low.contains("\nimport torch")) {
            return "a Python program and not a model; run it, and " + EXPORT;
        }
        return null;
    }

    /** What a zip archive is that is no TorchScript archive, with the way out; null where it is. */
    static @Nullable String ofArchive(List<String> names) {
        for (Contents kind : ARCHIVES) {
            if (kind.is.test(names)) {
                return kind.sentence.isEmpty() ? null : kind.sentence;
            }
        }
        return "a zip archive without a network in it; a TorchScript archive is expected, so choose the .pt file itself";
    }

    private static boolean runnable(List<String> names) {
        return names.stream().anyMatch(n -> n.contains("/code/") || n.endsWith("/constants.pkl"));
    }

    private static Predicate<List<String>> any(String... endings) {
        return names -> names.stream().anyMatch(name -> {
            for (String ending : endings) {
                if (ending.endsWith("/") ? name.startsWith(ending) : name.endsWith(ending)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** A protobuf message that begins with its version, and names its producer or opset. */
    private static boolean onnx(byte[] head) {
        return head.length > 4
                && head[0] == 8
                && head[1] > 0
                && head[1] < 32
                && (head[2] == 0x12 || head[2] == 0x3A || head[2] == 0x42 || head[2] == 0x1A);
    }
}
