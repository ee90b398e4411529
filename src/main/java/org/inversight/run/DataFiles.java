package org.inversight.run;

import org.jspecify.annotations.Nullable;

/**
 * IDX files or picture folders of an experiment. What is null comes from the sample.
 *
 * @param publicImages for the feature reference and students
 * @param privateImages for the nearest-private view
 * @param auxiliaryImages for attacks that assemble patches; {@code glyphs} stands for the
 *     handwriting that the program draws
 */
public record DataFiles(
        @Nullable String publicImages,
        @Nullable String privateImages,
        @Nullable String auxiliaryImages) {

    /** Everything comes from the sample. */
    public static final DataFiles NONE = new DataFiles(null, null, null);

    /**
     * Where the auxiliary images lie; null where the program draws them, or the sample has them.
     */
    public @Nullable String auxiliaryFiles() {
        return AuxiliaryPictures.GLYPHS.equals(auxiliaryImages) ? null : auxiliaryImages;
    }
}
