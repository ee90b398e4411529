package org.inversight.metric;

import org.inversight.data.Images;

/**
 * The private image that is nearest to a reconstruction.
 *
 * @param image the private image (count 1)
 * @param pixelDistance L2 distance of the pixels
 * @param featureDistance squared L2 distance in the first evaluator's features; NaN without an evaluator
 * @param pool number of private images of the class that were searched
 */
public record Neighbour(Images image, double pixelDistance, double featureDistance, int pool) {}
