package org.inversight.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.inversight.engine.ComputeThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns all arrays. A running attack puts its next step at the end of the queue, so whatever else is
 * asked for happens between two steps, and two runs share one clock.
 */
final class OptimizerThread implements AutoCloseable {

    /** In seconds. A process that ends under a thread in machine code crashes; on a busy machine a step takes long. */
    private static final int LONGEST_STEP = 20;

    private static final Logger LOG = LoggerFactory.getLogger(OptimizerThread.class);

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> ComputeThread.of("inversight-optimizer", task));

    /** Queues a task; what it throws is logged. After {@link #close} nothing happens. */
    void post(Runnable task) {
        post(task, e -> {});
    }

    /** @param broken gets what the task throws, before it is logged */
    void post(Runnable task, Consumer<Throwable> broken) {
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    broken.accept(e);
                    LOG.error("A task of the optimiser thread failed.", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The optimiser thread is closed.", e);
        }
    }

    /** Queues a computation. */
    <T> CompletableFuture<T> compute(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable run = () -> {
            try {
                result.complete(task.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        };
        try {
            executor.execute(run);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new IllegalStateException("The program is closing.", e));
        }
        return result;
    }

    /** Runs a last task, then ends the thread. Waits for the step in hand, twenty seconds at most. */
    void close(Runnable last) {
        post(last);
        executor.shutdown();
        // who is interrupted waits too: the process must not end under a thread in machine code
        boolean interrupted = Thread.interrupted();
        try {
            if (!executor.awaitTermination(LONGEST_STEP, TimeUnit.SECONDS)) {
                LOG.warn("The optimiser thread did not end within twenty seconds.");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(() -> {});
    }
}
