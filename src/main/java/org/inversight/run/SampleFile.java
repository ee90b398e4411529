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
 * @param featureReference document of the feature reference of this classifier
 * @param privateImages folder with {@code images.idx.gz} and {@code labels.idx.gz}
 * @param auxiliaryImages IDX file or folder of auxiliary pictures, or {@code glyphs}
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
        String featureReference,
        String privateImages,
        @Nullable String auxiliaryImages,
        Map<String, Sample.Preset> presets,
        @Nullable String preview,
        @Nullable String previewCaption) {}
