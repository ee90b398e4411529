package org.inversight.train;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * How a verifier is made: from people drawn for it alone, half of them of each population.
 *
 * @param schedule of the training
 * @param length of an embedding
 * @param scale of the cosines in the loss
 * @param margin by which an image has to be closer to its own person, 0..1
 * @param people to learn from
 * @param images of each of them
 * @param otherPeople further people, on whom the threshold is found
 * @param otherImages of each of these
 */
public record VerifierPlan(
        Schedule schedule,
        int length,
        double scale,
        double margin,
        int people,
        @JsonAlias("pictures") int images,
        int otherPeople,
        @JsonAlias("otherPictures") int otherImages) {}
