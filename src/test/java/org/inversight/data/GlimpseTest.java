package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inversight.fixtures.Blocks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first look at images, and images in a zip. */
class GlimpseTest {

    private static final List<String> NAMES = List.of("0", "1", "2", "3");

    private static final ImageForm FORM = ImageForm.ofChannels(1);

    @TempDir
    Path folder;

    private Path images = Path.of("");

    @BeforeEach
    void writeImages() throws IOException {
        images = folder.resolve("images");
        Blocks.images(images);
    }

    private Path zip(boolean inFolder) throws IOException {
        Path file = folder.resolve("images.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> all = Files.walk(images)) {
            for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = images.relativize(one).toString().replace('\\', '/');
                out.putNextEntry(new ZipEntry(inFolder ? "images/" + name : name));
                out.write(Files.readAllBytes(one));
            }
        }
        return file;
    }

    @Test
    void aFolderOfClassFoldersIsCountedAndAFewAreShown() {
        Glimpse seen = Glimpse.of(images);
        assertEquals(8, seen.count());
        assertEquals(NAMES, seen.classes());
        assertTrue(seen.labels());
        Images first = Objects.requireNonNull(seen.first());
        assertEquals(8, first.count());
        assertEquals(1, first.pixels()[0], "class 0 is bright at the upper left");
        assertEquals("8 images in 4 class folders", seen.about());
    }

    @Test
    void anIdxFileIsJudgedByItsBeginning() throws IOException {
        LabelledImages all = ImageSource.readLabelled(images, FORM, NAMES).images();
        Path idx = folder.resolve("some-images.idx.gz");
        Idx.writeImages(idx, all.images());
        assertFalse(Glimpse.of(idx).labels());
        Idx.writeLabels(folder.resolve("some-labels.idx.gz"), all.labels());
        Glimpse seen = Glimpse.of(idx);
        assertTrue(seen.labels());
        assertEquals("8 images of 32 × 32, with labels", seen.about());
        assertEquals(all.images(), seen.first());
    }

    @Test
    void aZipOfAFolderIsReadAsTheFolderWhetherItsNameIsInTheZipOrNot() throws IOException {
        LabelledImages expected = ImageSource.readLabelled(images, FORM, NAMES).images();
        for (boolean inFolder : new boolean[] {true, false}) {
            Path zip = zip(inFolder);
            assertEquals("8 images in 4 class folders", Glimpse.of(zip).about());
            LabelledImages read = ImageSource.readLabelled(zip, FORM, NAMES).images();
            assertArrayEquals(expected.labels(), read.labels());
            assertEquals(expected.images(), read.images());
            assertEquals(expected.images(), ImageSource.read(zip, FORM).images());
        }
    }

    @Test
    void whatHoldsNoImagesSaysSo() throws IOException {
        assertTrue(Glimpse.of(folder.resolve("nowhere")).about().contains("is not there"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "x");
        assertFalse(Glimpse.of(text).found());
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Glimpse none = Glimpse.of(empty);
        assertEquals("empty holds no images.", none.about());
        assertNull(none.first());
        Path zip = Files.writeString(folder.resolve("broken.zip"), "no zip");
        assertTrue(Glimpse.of(zip).about().contains("cannot be read as a zip"));
        assertThrows(IOException.class, () -> ImageSource.read(zip, FORM));
    }
}
