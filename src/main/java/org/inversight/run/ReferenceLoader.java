package org.inversight.run;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.inversight.data.PictureSource;
import org.inversight.loss.FeatureReference;
import org.inversight.loss.FeatureReferences;
import org.inversight.model.Classifier;
import org.inversight.model.Generator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the feature reference of a target: of public pictures, of the sample, or of a generator.
 */
final class ReferenceLoader implements AutoCloseable {

    private final NDManager owner;
    private final Map<String, FeatureReference> references = new LinkedHashMap<>();

    /**
     * @param owner of all references; closed with this loader
     */
    ReferenceLoader(NDManager owner) {
        this.owner = owner;
    }

    FeatureReference of(
            Experiment experiment,
            @Nullable SampleFile document,
            @Nullable Sample sample,
            boolean ownTarget,
            Classifier target,
            Path targetFile,
            @Nullable Generator generator,
            Consumer<String> warn)
            throws IOException {
        String publicImages = experiment.data().publicImages();
        String key =
                targetFile
                        + "|"
                        + targetFile.toFile().lastModified()
                        + "|"
                        + experiment.models().optionsOf("classifier")
                        + "|"
                        + publicImages
                        + "|"
                        + (ownTarget ? experiment.sample() : "")
                        + "|"
                        + experiment.models().generator()
                        + "|"
                        + experiment.models().optionsOf("generator")
                        + "|"
                        + (generator == null ? "" : generator.card().name());
        FeatureReference known = references.get(key);
        if (known == null) {
            if (publicImages != null) {
                known =
                        FeatureReferences.ofPictures(
                                owner,
                                target,
                                PictureSource.read(Path.of(publicImages), target.card().channels()),
                                publicImages);
            } else if (document != null && sample != null && !ownTarget) {
                known =
                        FeatureReferences.read(
                                owner, sample.folder().resolve(document.featureReference()));
            } else if (generator != null) {
                known = FeatureReferences.ofGenerator(owner, target, generator);
            } else {
                throw new IllegalArgumentException(
                        "LOM needs public pictures for its feature reference, and there is neither a public set nor a generator; give "
                                + "--public, or choose cross-entropy.");
            }
            references.put(key, known);
        }
        if (publicImages == null && (document == null || ownTarget)) {
            warn.accept(
                    "There are no public pictures, so the feature reference comes from pictures of the generator.");
        }
        return known;
    }

    @Override
    public void close() {
        owner.close();
    }
}
