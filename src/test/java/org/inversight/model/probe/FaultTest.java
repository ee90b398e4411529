package org.inversight.model.probe;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What a complaint of libtorch's means where there is a graphics card. */
class FaultTest {

    private static final String MIXED =
            "RuntimeError: Expected all tensors to be on the same device, but found at least two devices, cuda:0 and cpu!";

    @Test
    void aFullGraphicsCardMayTakeSomethingSmaller() {
        Fault full = Fault.of(new RuntimeException("CUDA out of memory. Tried to allocate 20.00 MiB"));
        assertNull(full.hopeless(true));
    }

    @Test
    void whatIsWrittenForTheProcessorIsToBeRunThere() {
        String onCard = Fault.of(new RuntimeException(MIXED)).hopeless(true);
        assertNotNull(onCard);
        assertTrue(onCard.contains("--device cpu"), onCard);
        String onProcessor = Fault.of(new RuntimeException(MIXED)).hopeless(false);
        assertNotNull(onProcessor);
        assertTrue(onProcessor.contains(".cpu()"), onProcessor);
    }
}
