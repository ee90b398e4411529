package org.inversight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.inversight.data.OutputFolder;
import org.inversight.model.Json;
import org.inversight.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * Where a measurement on faces of real people keeps everything. It remembers what it was begun with, so that a command
 * goes on only with the same.
 *
 * @param root the folder
 */
record FacesFolder(Path root) {

    /**
     * What the results depend on beside the models.
     *
     * @param verifier its fingerprint
     * @param steps null for the presets'
     */
    record Measured(String verifier, @Nullable Integer steps, List<Long> seeds) {

        Measured {
            seeds = List.copyOf(seeds);
        }

        /** Whether results that were measured so far may be among these. */
        boolean goesOnFrom(Measured before) {
            return verifier.equals(before.verifier)
                    && Objects.equals(steps, before.steps)
                    && seeds.size() >= before.seeds.size()
                    && seeds.subList(0, before.seeds.size()).equals(before.seeds);
        }
    }

    /** The images in one size. */
    Path images() {
        return root.resolve("images");
    }

    /** The sample and its evaluators. */
    Path models() {
        return root.resolve("models");
    }

    /** The measured cells. */
    Path results() {
        return root.resolve("results");
    }

    /** What is measured. */
    Path plan() {
        return root.resolve("plan.json");
    }

    /** The results page. */
    Path page() {
        return root.resolve("results.md");
    }

    /** What was left out of the images. */
    Path skipped() {
        return root.resolve("skipped.txt");
    }

    /**
     * Begins, or goes on.
     *
     * @throws IOException if the folder was begun with another recipe, or is not empty and was not begun by this
     *     command
     */
    void begin(Recipe recipe) throws IOException {
        Path kept = root.resolve("recipe.json");
        if (Files.isRegularFile(kept)) {
            if (!Json.read(kept, Recipe.class).equals(recipe)) {
                throw new IOException(
                        "%s was begun with another recipe; go on with --recipe '%s', or begin in another folder."
                                .formatted(root, kept));
            }
            return;
        }
        OutputFolder.require(root);
        try (Stream<Path> entries = Files.list(root)) {
            if (entries.anyMatch(entry -> !entry.toString().endsWith(".part"))) {
                throw new IOException(
                        "%s holds other files and was not begun by this command; name a new folder with --out."
                                .formatted(root));
            }
        }
        Json.write(kept, recipe);
    }

    /**
     * Begins to measure, or goes on.
     *
     * @throws IOException if results of something else are there
     */
    void measuring(Measured wanted) throws IOException {
        Files.createDirectories(results());
        Path kept = results().resolve("measured.json");
        boolean cells;
        try (Stream<Path> entries = Files.list(results())) {
            cells = entries.anyMatch(entry -> !entry.equals(kept));
        }
        if (cells && Files.isRegularFile(kept) && !wanted.goesOnFrom(Json.read(kept, Measured.class))) {
            throw new IOException(
                    "The results in %s are of another verifier, other steps or other seeds; give the same again, or delete that folder to measure anew with the models that are there."
                            .formatted(results()));
        }
        Json.write(kept, wanted);
    }

    /** Writes down what was left out. */
    void skip(List<String> sentences) throws IOException {
        Files.write(skipped(), sentences, StandardCharsets.UTF_8);
    }
}
