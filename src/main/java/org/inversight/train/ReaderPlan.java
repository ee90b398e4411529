package org.inversight.train;

/**
 * How an attribute reader is made: from people drawn for it alone, half of them of each population.
 *
 * @param schedule of the training
 * @param people to learn from
 * @param pictures of each of them
 * @param testPeople further people, on whom it is measured
 * @param testPictures of each of these
 */
public record ReaderPlan(Schedule schedule, int people, int pictures, int testPeople, int testPictures) {}
