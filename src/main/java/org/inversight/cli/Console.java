package org.inversight.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.inversight.engine.Progress;

/** Progress on standard error: a line when the work changes, never on standard output. */
public final class Console implements Progress {

    private final PrintWriter err;
    private String last = "";

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
        return Thread.currentThread().isInterrupted();
    }
}
