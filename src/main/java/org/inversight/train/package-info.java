/**
 * Training steps and loops of classifiers, evaluators, generators, critics and students, and the
 * recipes that make the samples with them.
 */
@NullMarked
package org.inversight.train;

import org.jspecify.annotations.NullMarked;
