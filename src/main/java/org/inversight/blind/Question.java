package org.inversight.blind;

import java.util.List;
import org.inversight.data.Images;

/**
 * One question: an image, and private images beside it. All images of a deck have one size and number of channels, so
 * that neither tells where an image is from.
 *
 * @param kind what is shown
 * @param image position of what is shown among the images of the run; {@link #NONE} for a real image
 * @param asked the class beside the image; of a line-up the attacked class
 * @param truth the class that is shown; {@link #NONE} for a false positive, which shows none
 * @param shown one image
 * @param beside {@link #FOUR} images of the class, or one of each of {@link #SIX} classes
 * @param classes of the line-up, in the order in which they stand; empty otherwise
 * @param right {@link #SAME} or {@link #NOT}; of a line-up which of the six, from 0
 */
public record Question(
        Kind kind, int image, int asked, int truth, Images shown, Images beside, List<Integer> classes, int right) {

    /** Not given, or not to be said. */
    public static final int NONE = -1;

    /** The image shows the class. */
    public static final int SAME = 0;

    /** It does not. */
    public static final int NOT = 1;

    /** Private images of one class beside the image. */
    public static final int FOUR = 4;

    /** Classes in a line-up. */
    public static final int SIX = 6;

    /** Copies the list. */
    public Question {
        classes = List.copyOf(classes);
    }
}
