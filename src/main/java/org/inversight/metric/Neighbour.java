package org.inversight.metric;

import java.util.List;
import org.inversight.data.Images;

/**
 * The private images that are nearest to a reconstruction, by pixels.
 *
 * @param images nearest first, at most {@link NearestPrivate#MOST}
 * @param pixelDistances L2 distance of the pixels of each
 * @param featureDistance squared L2 distance in the first evaluator's features to the image that is nearest there; NaN
 *     without an evaluator
 * @param pool number of private images of the class that were searched
 */
public record Neighbour(Images images, List<Double> pixelDistances, double featureDistance, int pool) {

    /** Copies the list. */
    public Neighbour {
        pixelDistances = List.copyOf(pixelDistances);
    }

    /** {@return the pixel distance of the nearest} */
    public double pixelDistance() {
        return pixelDistances.getFirst();
    }
}
