package org.inversight.run;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.inversight.engine.EngineFailure;
import org.inversight.model.ModelException;
import org.inversight.train.TrainingFailure;

/** One sentence for a person from whatever was thrown. */
public final class Messages {

    private Messages() {}

    /**
     * {@return the sentence} libtorch's own tracebacks are cut to what they say first.
     *
     * @param thrown anything
     */
    public static String of(Throwable thrown) {
        Throwable e = thrown;
        while ((e instanceof CompletionException
                        || e instanceof ExecutionException
                        || e instanceof UncheckedIOException)
                && e.getCause() != null) {
            e = e.getCause();
        }
        if (e instanceof CancellationException) {
            return "It was interrupted.";
        }
        if (e instanceof FileSystemException f) {
            return ofFile(f);
        }
        if (e instanceof InvalidPathException p) {
            return ("\"%s\" is not a path on this system (%s); give another, or set LC_ALL=C.UTF-8 if letters "
                            + "are lost.")
                    .formatted(p.getInput(), p.getReason());
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof ModelException
                || e instanceof EngineFailure
                || e instanceof TrainingFailure
                || e instanceof IllegalArgumentException
                || e instanceof java.io.IOException) {
            return message;
        }
        String first = message.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse(message);
        return "An unexpected error occurred (%s: %s); try again, or restart the program."
                .formatted(e.getClass().getSimpleName(), first.length() > 200 ? first.substring(0, 200) + "…" : first);
    }

    /** A file system says which file, and seldom what is wrong with it. */
    private static String ofFile(FileSystemException e) {
        String reason = switch (e) {
            case NoSuchFileException missing -> "it is not there";
            case AccessDeniedException denied -> "access is denied";
            case FileAlreadyExistsException there -> "something else is there";
            default -> e.getReason() == null ? "it cannot be used" : e.getReason();
        };
        return "%s: %s.".formatted(e.getFile(), reason);
    }
}
