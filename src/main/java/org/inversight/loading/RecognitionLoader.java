package org.inversight.loading;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.inversight.data.LabelledImages;
import org.inversight.engine.Engine;
import org.inversight.engine.Progress;
import org.inversight.experiment.ModelFiles;
import org.inversight.metric.Gallery;
import org.inversight.metric.Recognition;
import org.inversight.metric.TrueAttributes;
import org.inversight.model.AttributeReader;
import org.inversight.model.ModelException;
import org.inversight.model.ModelLoader;
import org.inversight.model.Verification;
import org.inversight.model.Verifier;
import org.inversight.train.Strangers;
import org.jspecify.annotations.Nullable;

/**
 * Loads the evaluators of people and shows them the private ones. The last gallery is kept, because embedding the
 * private images takes a while.
 */
final class RecognitionLoader {

    private final Engine engine;
    private final ModelLoader loader;
    private final ModelShelf shelf;
    private @Nullable Verifier seenBy;
    private @Nullable LabelledImages seen;
    private @Nullable Gallery gallery;

    RecognitionLoader(Engine engine, ModelLoader loader, ModelShelf shelf) {
        this.engine = engine;
        this.loader = loader;
        this.shelf = shelf;
    }

    /** The verifier of this file; null where there is none. */
    @Nullable
    Verifier verifier(@Nullable Path file, ModelFiles files, Progress progress, Consumer<String> warn)
            throws ModelException {
        return file == null ? null : shelf.take(file, "verifier", files, progress, warn, loader::verifier);
    }

    /**
     * @param verifier null for none
     * @param verifierFile of the verifier, for sentences
     * @param readerFile null for none
     * @param people private images; null for none
     * @param folder of the private images; null for none
     */
    Recognition load(
            @Nullable Verifier verifier,
            @Nullable Path verifierFile,
            @Nullable Path readerFile,
            @Nullable LabelledImages people,
            @Nullable Path folder,
            ModelFiles files,
            Progress progress,
            Consumer<String> warn)
            throws ModelException, IOException {
        AttributeReader reader = readerFile == null
                ? null
                : shelf.take(
                        readerFile,
                        "attributes",
                        files,
                        progress,
                        warn,
                        request -> loader.attributeReader(request.file()));
        if (verifier != null && people == null) {
            warn.accept("The verifier compares reconstructions with private images, and there are none; give them "
                    + "with --private.");
        }
        Gallery known = verifier == null || people == null ? null : gallery(verifier, verifierFile, people);
        if (known != null && verifier != null && verifier.verification() == null) {
            warn.accept(found(verifierFile, known.verification()));
        }
        return new Recognition(
                verifier, known, reader, reader == null || folder == null ? null : TrueAttributes.beside(folder));
    }

    /** Forgets the gallery of images that are not in use. */
    void keepOnly(Predicate<LabelledImages> inUse) {
        if (seen != null && !inUse.test(seen)) {
            seenBy = null;
            seen = null;
            gallery = null;
        }
    }

    private static String found(@Nullable Path file, Verification found) {
        return String.format(
                Locale.ROOT,
                "%s states no threshold; a cosine similarity of %.3f is used, which accepts %.2f %% of %,d "
                        + "pairs of two private people and %.0f %% of %,d pairs of the same person.",
                file,
                found.cosineThreshold(),
                100 * found.falseAccepts(),
                found.otherPairs(),
                100 * found.trueAccepts(),
                found.samePairs());
    }

    @SuppressWarnings("ReferenceEquality")
    private Gallery gallery(Verifier verifier, @Nullable Path file, LabelledImages people) throws IOException {
        if (gallery == null || seenBy != verifier || seen != people) {
            try (NDManager scope = engine.scope()) {
                Gallery made = Gallery.of(scope, verifier, people);
                String weights = verifier.card().weights();
                gallery = file == null || weights.isEmpty()
                        ? made
                        : made.among(Strangers.beside(file.resolveSibling(weights), scope));
            }
            seenBy = verifier;
            seen = people;
        }
        return gallery;
    }
}
