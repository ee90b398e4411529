package org.inversight.attack;

/**
 * A named term of the loss at one step.
 *
 * @param name e.g. {@code identity}, {@code prior}
 * @param value mean over images, before weighting
 */
public record LossTerm(String name, double value) {}
