package org.inversight.recipe;

import java.util.random.RandomGenerator;

/**
 * A kind of image that shows nothing.
 *
 * @param title what the images are, in a few words
 */
public record NegativeKind(String title, Drawing drawing) {

    /** Draws one image. */
    public interface Drawing {

        /**
         * @param random source of everything that is random
         * @param side height and width in pixels
         * @return values 0 to 1, one channel after the other
         */
        float[] draw(RandomGenerator random, int side);
    }

    float[] draw(RandomGenerator random, int side) {
        return drawing.draw(random, side);
    }
}
