package org.inversight.experiment;

import org.jspecify.annotations.Nullable;

/**
 * IDX files or image folders of an experiment. What is null comes from the sample.
 *
 * @param publicImages for the feature reference and students
 * @param privateImages for the nearest-private view
 * @param auxiliaryImages for attacks that assemble patches; {@link #GLYPHS} for those that the program draws
 */
public record DataFiles(
        @Nullable String publicImages,
        @Nullable String privateImages,
        @Nullable String auxiliaryImages) {

    /** In place of a path to auxiliary images: the handwriting that the program draws. */
    public static final String GLYPHS = "glyphs";

    /** Everything comes from the sample. */
    public static final DataFiles NONE = new DataFiles(null, null, null);

    /** {@return where the auxiliary images lie; null where the program draws them, or the sample has them} */
    public @Nullable String auxiliaryFiles() {
        return GLYPHS.equals(auxiliaryImages) ? null : auxiliaryImages;
    }
}
