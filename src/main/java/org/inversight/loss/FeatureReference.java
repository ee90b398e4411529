package org.inversight.loss;

import ai.djl.ndarray.NDArray;

/**
 * Where the penultimate features of ordinary images lie: their mean and their deviation over images of the public set,
 * seen by the target (LOMMA release, 101 batches of 50).
 *
 * @param mean (d)
 * @param deviation (d), not negative
 * @param count images that were averaged
 * @param source what they were, in a few words
 */
public record FeatureReference(NDArray mean, NDArray deviation, int count, String source) {}
