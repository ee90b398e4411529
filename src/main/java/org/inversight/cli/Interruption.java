package org.inversight.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Ctrl-C, or a request to end from outside, lets the work end by itself: a run stops after its step and reports what it
 * has, a training keeps its state. Without that the machine code of libtorch would be taken away from under a thread
 * that is still in it.
 */
public final class Interruption {

    private static final long PATIENCE_SECONDS = 20;

    private Interruption() {}

    /**
     * Does some work.
     *
     * @param ask asks the work to end soon; called from another thread, when the process is to end
     * @return what the work returns
     */
    public static int guarding(Runnable ask, IntSupplier work) {
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ask, done), "interruption"));
        try {
            return work.getAsInt();
        } finally {
            done.countDown();
        }
    }

    private static void end(Runnable ask, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        ask.run();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The work did not end in time, and is cut off.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
