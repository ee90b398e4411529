package org.inversight.train;

import java.util.Arrays;
import org.inversight.data.ImageSet;
import org.inversight.data.LabelledImages;

/**
 * Images with a class each, wherever they are kept.
 *
 * @param labels class of each image; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Labelled(ImageSet images, int[] labels) {

    public Labelled(LabelledImages set) {
        this(set.images(), set.labels());
    }

    public int count() {
        return labels.length;
    }

    /** The images at these positions with their labels. */
    public LabelledImages select(int[] positions) {
        return new LabelledImages(images.select(positions), labels(positions));
    }

    /** The same under these positions only. */
    public Labelled at(int[] positions) {
        return new Labelled(images.at(positions), labels(positions));
    }

    private int[] labels(int[] positions) {
        return Arrays.stream(positions).map(i -> labels[i]).toArray();
    }
}
