package org.inversight.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code sample.json}: what belongs to a sample. Files are relative to the sample's folder.
 *
 * @param classifier card
 * @param generators card by attack id
 * @param critics card by attack id
 * @param verifier card of the open-set verifier; null where the classes are no people
 * @param attributeReader card of the attribute reader; null where the classes are no people
 * @param featureReference document of the feature reference of this classifier
 * @param privateImages folder with {@code images.idx.gz} and {@code labels.idx.gz}
 * @param auxiliaryImages IDX file or folder of auxiliary pictures, or {@code glyphs}
 * @param first whether the window opens on it; of several the first by name
 * @param presets by attack id; the first is the sample's own choice
 */
record SampleFile(
        String title,
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
        @Nullable String previewCaption) {

    /** The same with other presets. */
    SampleFile withPresets(Map<String, Preset> others) {
        return new SampleFile(
                title,
                description,
                classifier,
                generators,
                critics,
                students,
                evaluators,
                verifier,
                attributeReader,
                featureReference,
                privateImages,
                auxiliaryImages,
                first,
                others,
                preview,
                previewCaption);
    }
}
