/** The same experiments and jobs without a window. */
@NullMarked
package org.inversight.cli;

import org.jspecify.annotations.NullMarked;
