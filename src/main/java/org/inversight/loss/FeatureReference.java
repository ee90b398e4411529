package org.inversight.loss;

import ai.djl.ndarray.NDArray;

/**
 * Where the penultimate features of ordinary pictures lie: their mean and their deviation over
 * pictures of the public set, seen by the target (LOMMA release, 101 batches of 50).
 *
 * @param mean (d)
 * @param deviation (d), not negative
 * @param count pictures that were averaged
 * @param source what they were, in a few words
 */
public record FeatureReference(NDArray mean, NDArray deviation, int count, String source) {}
