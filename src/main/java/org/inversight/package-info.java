/** Inversight: a desktop explorer of model inversion. */
@NullMarked
package org.inversight;

import org.jspecify.annotations.NullMarked;
