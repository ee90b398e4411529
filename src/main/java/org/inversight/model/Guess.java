package org.inversight.model;

/** What of a network was guessed from what it does, so that a person is asked. */
public enum Guess {
    /** Which values a generator's images have. */
    RANGE,
    /** Whether a classifier's one number is a logit or the logarithm of a probability. */
    SCORES,
    /** How many classes a network has that returns labels. */
    CLASSES
}
