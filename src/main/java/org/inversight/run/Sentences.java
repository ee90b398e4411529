package org.inversight.run;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.inversight.engine.EngineFailure;
import org.inversight.model.ModelException;
import org.inversight.train.TrainingFailure;

/** One sentence for a person from whatever was thrown. */
public final class Sentences {

    private Sentences() {}

    /** The sentence; libtorch's own tracebacks are cut to what they say first. */
    public static String of(Throwable thrown) {
        Throwable e = thrown;
        while ((e instanceof CompletionException || e instanceof ExecutionException)
                && e.getCause() != null) {
            e = e.getCause();
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof ModelException
                || e instanceof EngineFailure
                || e instanceof TrainingFailure
                || e instanceof IllegalArgumentException
                || e instanceof java.io.IOException) {
            return message;
        }
        String first =
                message.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .findFirst()
                        .orElse(message);
        return "Something unexpected happened (%s: %s); nothing is lost, and it can be tried again."
                .formatted(
                        e.getClass().getSimpleName(),
                        first.length() > 200 ? first.substring(0, 200) + "…" : first);
    }
}
