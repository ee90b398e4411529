package org.inversight.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Work that goes on while the window closes. */
class BackgroundJobTest {

    private static final class Job extends BackgroundJob {

        private Job() {
            super(Runnable::run, "Nothing was done", "Stopping");
        }
    }

    @Test
    void closingWaitsUntilTheWorkHasPutAwayWhatIsHalfDone() throws Exception {
        Job job = new Job();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean tidied = new AtomicBoolean();
        job.work(
                "Working",
                progress -> CompletableFuture.supplyAsync(() -> {
                    begun.countDown();
                    while (!progress.cancelled()) {
                        Thread.onSpinWait();
                    }
                    try {
                        Thread.sleep(50); // it takes a moment to remove its files
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    tidied.set(true);
                    progress.check();
                    return true;
                }),
                "Cancelled.",
                done -> {});
        begun.await();
        job.close();
        assertTrue(tidied.get());
        assertEquals("Cancelled.", job.stateProperty().get().doing());
    }

    @Test
    void whereNothingIsDoneClosingIsAtOnce() {
        new Job().close();
    }
}
