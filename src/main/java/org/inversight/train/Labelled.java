package org.inversight.train;

import java.util.Arrays;
import org.inversight.data.LabelledImages;
import org.inversight.data.PictureSet;

/**
 * Pictures with a class each, wherever they are kept.
 *
 * @param labels class of each picture; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Labelled(PictureSet pictures, int[] labels) {

    public Labelled(LabelledImages set) {
        this(set.images(), set.labels());
    }

    public int count() {
        return labels.length;
    }

    /** The pictures at these positions with their labels. */
    public LabelledImages select(int[] positions) {
        return new LabelledImages(pictures.select(positions), labels(positions));
    }

    /** The same under these positions only. */
    public Labelled at(int[] positions) {
        return new Labelled(pictures.at(positions), labels(positions));
    }

    private int[] labels(int[] positions) {
        return Arrays.stream(positions).map(i -> labels[i]).toArray();
    }
}
