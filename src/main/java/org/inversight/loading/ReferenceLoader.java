package org.inversight.loading;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.inversight.data.Found;
import org.inversight.data.ImageForm;
import org.inversight.data.ImageSource;
import org.inversight.data.Images;
import org.inversight.engine.Progress;
import org.inversight.experiment.Experiment;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.FeatureReferences;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/** Finds the feature reference of a target: of public images, of the sample, or of a generator. */
final class ReferenceLoader implements AutoCloseable {

    private final NDManager owner;
    private final Map<String, Kept> references = new LinkedHashMap<>();

    /** A reference with what is said of it whenever it is used. */
    private record Kept(FeatureReference reference, List<String> notes) {}

    /** @param owner of all references; closed with this loader */
    ReferenceLoader(NDManager owner) {
        this.owner = owner;
    }

    FeatureReference of(
            ExperimentFiles files,
            Classifier target,
            @Nullable Generator generator,
            Consumer<String> warn,
            Progress progress)
            throws IOException {
        Experiment experiment = files.experiment();
        Path given = files.featureReference();
        String publicImages = experiment.data().publicImages();
        String key = ModelShelf.key(files.target(), experiment.models().optionsOf("classifier"))
                + "|"
                + source(files, publicImages, given, generator);
        Kept known = references.get(key);
        if (known == null) {
            if (publicImages != null) {
                known = ofPublic(target, publicImages, progress);
            } else if (given != null) {
                known = new Kept(FeatureReferences.read(owner, given), List.of());
            } else if (generator != null) {
                known = new Kept(FeatureReferences.ofGenerator(owner, target, generator), List.of());
            } else {
                throw new IllegalArgumentException(
                        "LOM needs public images for its feature reference, and there is neither a public set nor a generator; give "
                                + "--public, or choose cross-entropy.");
            }
            references.put(key, known);
        }
        if (publicImages == null && given == null) {
            warn.accept("There are no public images, so the feature reference comes from images of the generator.");
        }
        known.notes.forEach(warn);
        return known.reference;
    }

    /** What decides the images, or the document, that a reference is made of; nothing where there is neither. */
    private static String source(
            ExperimentFiles files, @Nullable String publicImages, @Nullable Path given, @Nullable Generator generator)
            throws IOException {
        if (publicImages != null) {
            return publicImages + "|" + ImageSource.written(Path.of(publicImages));
        }
        if (given != null) {
            return given + "|" + given.toFile().lastModified();
        }
        Path file = files.generator();
        return generator == null || file == null
                ? ""
                : ModelShelf.key(file, files.experiment().models().optionsOf("generator"));
    }

    private Kept ofPublic(Classifier target, String images, Progress progress) throws IOException {
        Found<Images> read =
                ImageSource.read(Path.of(images), ImageForm.of(target.card()), FeatureReferences.MOST, progress);
        List<String> notes = new ArrayList<>(read.notes());
        int count = read.images().count();
        if (count < FeatureReferences.ENOUGH) {
            notes.add(
                    "%s has %d public images; a feature reference of fewer than %d is rough: its means are off by a tenth of a standard deviation and more."
                            .formatted(images, count, FeatureReferences.ENOUGH));
        }
        return new Kept(FeatureReferences.ofImages(owner, target, read.images(), images), notes);
    }

    /** Releases the references that are not in use. */
    void keepOnly(Predicate<FeatureReference> inUse) {
        references.values().removeIf(kept -> {
            boolean free = !inUse.test(kept.reference);
            if (free) {
                kept.reference.mean().close();
                kept.reference.deviation().close();
            }
            return free;
        });
    }

    @Override
    public void close() {
        owner.close();
    }
}
