package org.inversight.data;

import java.util.Arrays;

/**
 * Some images of a set.
 *
 * @param positions of each in the whole set; not copied, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ImageChoice(ImageSet whole, int[] positions) implements ImageSet {

    @Override
    public int count() {
        return positions.length;
    }

    @Override
    public int channels() {
        return whole.channels();
    }

    @Override
    public int height() {
        return whole.height();
    }

    @Override
    public int width() {
        return whole.width();
    }

    @Override
    public Images select(int[] wanted) {
        return whole.select(Arrays.stream(wanted).map(i -> positions[i]).toArray());
    }
}
