package org.inversight.recipe;

import java.util.random.RandomGenerator;

/** A kind of image that shows nothing. */
public interface NegativeKind {

    /** What the images are, in a few words. */
    String title();

    /**
     * Draws one image.
     *
     * @param random source of everything that is random
     * @param side height and width in pixels
     * @return values 0 to 1, one channel after the other
     */
    float[] draw(RandomGenerator random, int side);
}
