package org.inversight.model;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * What a classifier returns for a batch.
 *
 * @param features (n, d) penultimate features, or null where the model does not give them
 * @param logits (n, K) class scores before softmax
 */
public record Classification(@Nullable NDArray features, NDArray logits) {}
