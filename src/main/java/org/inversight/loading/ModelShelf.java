package org.inversight.loading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.inversight.engine.Progress;
import org.inversight.experiment.ModelFiles;
import org.inversight.model.CardOptions;
import org.inversight.model.ModelException;
import org.inversight.model.ModelFile;
import org.inversight.model.ModelRequest;

/** Loaded models, so that a file is loaded again only when it or what is said of it changes. */
final class ModelShelf {

    private final Map<String, Kept> models = new LinkedHashMap<>();

    /** A loaded model with what was guessed of it, which is said whenever it is taken. */
    private record Kept(AutoCloseable model, List<String> warnings) {}

    /** Loads a model. */
    interface Opener<T> {
        T open(ModelRequest request) throws ModelException;
    }

    /**
     * The model of this file in this role.
     *
     * @param progress is told what is tried, and ends it
     * @param warnings is called with each guess
     * @throws ModelException if it does not load
     */
    @SuppressWarnings("unchecked")
    <T extends AutoCloseable> T take(
            Path file, String role, ModelFiles files, Progress progress, Consumer<String> warnings, Opener<T> opener)
            throws ModelException {
        CardOptions options = files.optionsOf(role);
        String kind = role.equals("students") || role.equals("evaluators") ? "classifier" : role;
        String key = kind + "|" + key(file, options);
        Kept known = models.get(key);
        if (known == null) {
            List<String> said = new ArrayList<>();
            String option = role.equals("evaluators") ? "--evaluator" : "--" + role;
            ModelRequest request = new ModelRequest(file, options, option, progress, said::add);
            known = new Kept(opener.open(request), List.copyOf(said));
            models.put(key, known);
        }
        known.warnings.forEach(warnings);
        return (T) known.model;
    }

    /** What decides how a file's model computes; a file, card or weights that were written anew are read anew. */
    static String key(Path file, CardOptions options) {
        Path card = ModelFile.cardOf(file);
        Path weights = ModelFile.weightsOf(card);
        return "%s|%s|%d|%d|%d"
                .formatted(
                        file.toAbsolutePath().normalize(),
                        options,
                        written(file),
                        written(card),
                        weights == null ? 0 : written(weights));
    }

    private static long written(Path file) {
        return file.toFile().lastModified();
    }

    /** Releases every model that is not in use. */
    void keepOnly(Predicate<AutoCloseable> used) {
        models.values().removeIf(kept -> {
            boolean free = !used.test(kept.model);
            if (free) {
                closeQuietly(kept.model);
            }
            return free;
        });
    }

    /** Releases all. */
    void close() {
        keepOnly(model -> false);
    }

    private static void closeQuietly(AutoCloseable model) {
        try {
            model.close();
        } catch (Exception e) {
            throw new IllegalStateException("a model could not be released", e);
        }
    }
}
