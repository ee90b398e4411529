package org.inversight.model;

/**
 * A figure measured by this project.
 *
 * @param name what was measured, e.g. {@code test accuracy}
 * @param value the figure; accuracies and rates are fractions 0..1
 * @param count over how many images
 * @param about on what, in one sentence
 */
public record Measurement(String name, double value, int count, String about) {}
