package org.inversight.train;

import com.fasterxml.jackson.annotation.JsonAlias;

/**
 * How an attribute reader is made: from people drawn for it alone, half of them of each population.
 *
 * @param schedule of the training
 * @param people to learn from
 * @param images of each of them
 * @param testPeople further people, on whom it is measured
 * @param testImages of each of these
 */
public record ReaderPlan(
        Schedule schedule,
        int people,
        @JsonAlias("pictures") int images,
        int testPeople,
        @JsonAlias("testPictures") int testImages) {}
