package org.inversight.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Whatever is thrown becomes one sentence. */
class MessagesTest {

    @Test
    void aFileSystemSaysWhichFileAndWhatIsWrong() {
        assertEquals("a.pt: it is not there.", Messages.of(new NoSuchFileException("a.pt")));
        assertEquals("out: access is denied.", Messages.of(new AccessDeniedException("out")));
        assertEquals(
                "out: No space left on device.",
                Messages.of(new UncheckedIOException(new FileSystemException("out", null, "No space left on device"))));
    }

    @Test
    void whatIsWrappedIsUnwrapped() {
        assertEquals("It is torn.", Messages.of(new CompletionException(new IOException("It is torn."))));
        assertEquals("It was interrupted.", Messages.of(new CancellationException()));
    }

    @Test
    void whatNobodyExpectedIsNamed() {
        String said = Messages.of(new IllegalStateException("first\nsecond"));
        assertTrue(said.contains("IllegalStateException: first)"), said);
    }
}
