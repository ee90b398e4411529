package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the source in an archive tells. */
class ScriptSourceTest {

    private static final String TURNED = "    y = torch.permute(x, [0, 3, 1, 2])\n";

    /** More than a stack holds, if each were a call. */
    private static final int LONG = 20_000;

    @TempDir
    private Path folder;

    @Test
    void aLongForwardIsReadToItsEnd() throws IOException {
        String body = "    a = torch.relu(x)\n".repeat(LONG);
        assertTrue(archive("  part : Tensor\n", body + TURNED).takesChannelsLast());
        assertFalse(archive("  part : Tensor\n", body).takesChannelsLast());
    }

    @Test
    void manyPartsBeforeForwardArePassedOver() throws IOException {
        String parts = "  part : __torch__.Part\n".repeat(LONG);
        assertTrue(archive(parts, TURNED).takesChannelsLast());
        assertFalse(archive(parts, "    return x\n").takesChannelsLast());
    }

    @Test
    void onlyForwardOfTheOutermostClassAndOnlyItsImagesCount() throws IOException {
        assertFalse(archive("", "    y = torch.permute(z, [0, 3, 1, 2])\n").takesChannelsLast());
        assertFalse(archive("", "    return x\n  def other(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n" + TURNED)
                .takesChannelsLast());
        assertFalse(archive(
                        "",
                        "    return x\nclass Part(Module):\n  def forward(self,\n    x: Tensor) -> Tensor:\n" + TURNED)
                .takesChannelsLast());
    }

    private ScriptSource archive(String parts, String body) throws IOException {
        Path file = folder.resolve("net.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "net/data.pkl", "c__torch__\nNet\n");
            entry(
                    zip,
                    "net/code/__torch__.py",
                    "class Net(Module):\n" + parts + "  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n"
                            + body);
        }
        return new ScriptSource(file);
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
