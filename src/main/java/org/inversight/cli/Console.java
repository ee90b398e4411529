package org.inversight.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.inversight.engine.Progress;

/** Progress on standard error: a line when the work changes, never on standard output. */
public final class Console implements Progress {

    private final PrintWriter err;
    private String last = "";
    private volatile boolean cancelled;

    /** On the process's own standard error. */
    public Console() {
        this(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    public Console(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void report(String what, double fraction) {
        if (!what.equals(last)) {
            last = what;
            err.println(what);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /**
     * Waits for work of another thread that reports here. An interrupt asks it to end, and its end is waited for.
     *
     * @throws CompletionException with what went wrong
     */
    <T> T await(CompletableFuture<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            cancelled = true;
            try {
                return work.join();
            } finally {
                Thread.currentThread().interrupt(); // whatever comes after ends soon, too
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }
}
