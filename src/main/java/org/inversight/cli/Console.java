package org.inversight.cli;

import java.io.PrintStream;
import org.inversight.engine.Progress;

/** Progress on standard error: a line when the work changes, never on standard output. */
public final class Console implements Progress {

    private final PrintStream err;
    private String last = "";

    public Console(PrintStream err) {
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
