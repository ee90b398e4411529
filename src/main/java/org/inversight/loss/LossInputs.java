package org.inversight.loss;

import org.inversight.catalog.Values;
import org.jspecify.annotations.Nullable;

/**
 * What an identity loss works with.
 *
 * @param values of its parameters
 * @param reference where ordinary images' features lie; null unless the loss needs features
 * @param seed of all random numbers
 */
public record LossInputs(Values values, @Nullable FeatureReference reference, long seed) {}
