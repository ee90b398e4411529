package org.inversight.model;

import java.util.Map;

/**
 * How often evaluators turn away one kind of image that shows nothing.
 *
 * @param kind what the images are
 * @param heldOut true: the evaluator with a reject class never saw this kind (or network, or step size) in training
 * @param count number of images
 * @param rejected share rejected, 0..1, by evaluator name; an evaluator without a {@code none} class rejects by a top
 *     probability below 0.9
 */
public record NegativeReport(String kind, boolean heldOut, int count, Map<String, Double> rejected) {

    /** The kind that shows people, none of whom is a class. */
    public static final String HELD_OUT = "people of no class";
}
