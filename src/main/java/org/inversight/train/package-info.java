/** Training steps and loops of classifiers, evaluators, generators, critics, verifiers and students. */
@NullMarked
package org.inversight.train;

import org.jspecify.annotations.NullMarked;
