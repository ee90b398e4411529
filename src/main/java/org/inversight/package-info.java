/**
 * Inversight: a desktop explorer of model inversion. The message of an exception that a person may see is one sentence:
 * what was expected, what was found, what to do.
 */
@NullMarked
package org.inversight;

import org.jspecify.annotations.NullMarked;
