/** The middle: reconstructions, row by row. */
@NullMarked
package org.inversight.ui.stage;

import org.jspecify.annotations.NullMarked;
