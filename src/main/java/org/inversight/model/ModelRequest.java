package org.inversight.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.inversight.engine.Progress;

/**
 * A model that is to be opened.
 *
 * @param file TorchScript archive or card
 * @param options what is said of it in place of its card
 * @param option what the command line's options of this model begin with, such as {@code --evaluator}; sentences name
 *     them
 * @param progress is told what is tried, and ends it
 * @param warnings is told one sentence for each guess, and for whatever is unusual
 */
public record ModelRequest(
        Path file, CardOptions options, String option, Progress progress, Consumer<String> warnings) {

    /**
     * {@return a request for a file of which nothing is said, and whose guesses are told to nobody}
     *
     * @param file archive or card
     */
    public static ModelRequest quiet(Path file) {
        return of(file, CardOptions.NONE, warning -> {});
    }

    /**
     * {@return a request for a classifier, or for another model whose options need not be named}
     *
     * @param file archive or card
     * @param options what is said of it
     * @param warnings is told each guess
     */
    public static ModelRequest of(Path file, CardOptions options, Consumer<String> warnings) {
        return new ModelRequest(file, options, "--classifier", Progress.NONE, warnings);
    }

    /** The same request with nothing said. */
    ModelRequest withoutOptions() {
        return new ModelRequest(file, CardOptions.NONE, option, progress, warnings);
    }
}
