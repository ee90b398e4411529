package org.inversight.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read again only where they may have changed. */
class KnownFingerprintsTest {

    @TempDir
    Path folder;

    private final FileTime hourAgo = FileTime.from(Instant.now().minus(1, ChronoUnit.HOURS));
    private final KnownFingerprints known = new KnownFingerprints();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.pt");
    }

    private void write(String text, FileTime changed) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, changed);
    }

    private static String read(Path file) throws IOException {
        return new Fingerprint().add(file).hex();
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsNotReadAgain() throws IOException {
        write("first", hourAgo);
        String first = known.hex(file);
        assertEquals(read(file), first);
        write("other", hourAgo);
        assertEquals(first, known.hex(file));
        write("other", FileTime.from(hourAgo.toInstant().plusSeconds(60)));
        assertEquals(read(file), known.hex(file), "another time");
        write("longer", FileTime.from(hourAgo.toInstant().plusSeconds(60)));
        assertEquals(read(file), known.hex(file), "another size");
    }

    @Test
    void oneThatHasJustChangedMayChangeAgainWithinTheSameTime() throws IOException {
        FileTime now = FileTime.from(Instant.now().plusSeconds(60));
        write("first", now);
        String first = known.hex(file);
        write("other", now);
        assertNotEquals(first, known.hex(file));
    }
}
