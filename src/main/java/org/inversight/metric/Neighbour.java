package org.inversight.metric;

import org.inversight.data.Images;

/**
 * The private picture that is nearest to a reconstruction.
 *
 * @param picture the private picture (count 1)
 * @param pixelDistance L2 distance of the pixels
 * @param featureDistance squared L2 distance in the first evaluator's features; NaN without an
 *     evaluator
 * @param pool number of private pictures of the class that were searched
 */
public record Neighbour(Images picture, double pixelDistance, double featureDistance, int pool) {}
