/** Holds the figures of the documents against the raw cells that they were measured as. */
@NullMarked
package org.inversight.claims;

import org.jspecify.annotations.NullMarked;
