package org.inversight.ui.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.inversight.run.Messages;

/**
 * Something that went wrong, shown where its result would have been.
 *
 * @param title a few words
 * @param sentence what happened and what to do
 * @param details for copying into a report
 */
public record Problem(String title, String sentence, String details) {

    /** The problem that this failure of a background job is. */
    public static Problem of(String title, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Problem(title, Messages.of(cause), trace.toString());
    }
}
