package org.inversight.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inversight.fixtures.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other kinds are named with the way out; cards of other editors are read. */
class ForeignFilesTest extends LoadingCase {

    /** First bytes with {@code \\xNN} for what is no letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\x08\\x07\\x12\\x07pytorch | an ONNX model | PyTorch model",
                "\\x89HDF\\x0D\\x0A | an HDF5 file (Keras, TensorFlow) | convert it to PyTorch",
                "\\x18\\x00\\x00\\x00TFL3 | TensorFlow Lite | convert it to PyTorch",
                "GGUF\\x03 | a GGUF file | image classifier",
                "\\x93NUMPY | a NumPy array | Python",
                "version https://git-lfs.github.com/spec/v1 | a Git LFS pointer | git lfs pull",
                "<!DOCTYPE html><html> | a web page | download the file itself",
                "<?xml version='1.0'?><Error> | an XML text | download it again",
                "12345678{\"w\": 1} | bare safetensors weights | model card",
                "\\x1F\\x8B\\x08 | a gzip file | unpack it",
                "import torch | a Python program | run it"
            })
    void filesOfOtherKindsAreNamedWithTheWayOut(String head, String kind, String wayOut) throws IOException {
        refused(write("other.pt", bytes(head)), kind, wayOut);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m/archive_format m/models/model.json | a torch.export program | torch.jit.trace",
                "good.pt MAR-INF/MANIFEST.json | a TorchServe archive | open the .pt file",
                "config.json model.weights.h5 | a Keras model | convert it to PyTorch",
                "a.npy b.npy | a NumPy archive | Python",
                "folder/model.pt | a zip archive with a model in it | unpack it"
            })
    void archivesOfOtherKindsAreNamedWithTheWayOut(String entries, String kind, String wayOut) throws IOException {
        Path file = folder.resolve("other.pt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String entry : entries.split(" ", -1)) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
        refused(file, kind, wayOut);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aNamedPipeIsRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve("pipe.pt");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        refused(pipe, "a pipe or a device", "write the model into a file");
    }

    @Test
    void aByteOrderMarkBeforeACardIsSkipped() throws Exception {
        Path file = withCard("classifier-scripted", card -> card);
        Path card = ModelFile.cardOf(file);
        Files.writeString(card, "\uFEFF" + Files.readString(card));
        loader.classifier(ModelRequest.quiet(file)).close();
        loader.classifier(ModelRequest.quiet(card)).close();
    }

    @Test
    void twoClassesOfOneNameAreRefused() throws Exception {
        Path file = TestModels.copy("classifier-scripted", folder);
        ModelCard card = TestModels.classifierCard("classifier-scripted")
                .withClasses(java.util.List.of("Smith", "b", "Smith", "d", "e"));
        Json.write(ModelFile.cardOf(file), card);
        ModelException e = assertThrows(
                ModelException.class,
                () -> loader.classifier(ModelRequest.quiet(file)).close());
        oneSentence(e, ModelFile.cardOf(file), "\"Smith\" is there twice");
    }

    private static byte[] bytes(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\x", i)) {
                plain.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.append("\n\n\n\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
