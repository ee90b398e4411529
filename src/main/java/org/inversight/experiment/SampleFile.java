package org.inversight.experiment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inversight.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * {@code sample.json}: what belongs to a sample. Files are relative to the sample's folder.
 *
 * @param title as shown
 * @param edition a word for this making of the sample, where it was made anew under its old name; null for the first
 * @param description one paragraph
 * @param classifier card
 * @param generators card by attack id
 * @param critics card by attack id
 * @param students cards
 * @param evaluators cards
 * @param verifier card of the open-set verifier; null where the classes are no people
 * @param attributeReader card of the attribute reader; null where the classes are no people
 * @param featureReference document of the feature reference of this classifier
 * @param privateImages folder with {@code images.idx.gz} and {@code labels.idx.gz}
 * @param auxiliaryImages IDX file or folder of auxiliary images, or {@code glyphs}
 * @param first whether the window opens on it; of several the first by name
 * @param presets by attack id; the first is the sample's own choice
 * @param preview image file of what the first preset gives, or null
 * @param previewCaption what it shows, or null
 */
@RecordBuilder
public record SampleFile(
        String title,
        @Nullable String edition,
        String description,
        String classifier,
        Map<String, String> generators,
        Map<String, String> critics,
        List<String> students,
        List<String> evaluators,
        @Nullable String verifier,
        @Nullable String attributeReader,
        String featureReference,
        String privateImages,
        @Nullable String auxiliaryImages,
        boolean first,
        Map<String, Preset> presets,
        @Nullable String preview,
        @Nullable String previewCaption)
        implements SampleFileBuilder.With {

    /** Takes what a file left out as empty. */
    @SuppressWarnings("NullAway") // a field missing in a file arrives as null
    public SampleFile {
        generators = generators == null ? Map.of() : generators;
        critics = critics == null ? Map.of() : critics;
        students = students == null ? List.of() : students;
        evaluators = evaluators == null ? List.of() : evaluators;
    }

    /**
     * Itself, if everything is said that no sample can be without.
     *
     * @throws IOException if something is missing
     */
    SampleFile complete(Path file) throws IOException {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("title", title);
        needed.put("description", description);
        needed.put("classifier", classifier);
        needed.put("featureReference", featureReference);
        needed.put("privateImages", privateImages);
        needed.put("presets", presets == null || presets.isEmpty() ? null : presets);
        Json.require(file, SampleFile.class, needed);
        return this;
    }
}
