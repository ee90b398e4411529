/** The middle: reconstructions row by row, the panels of an attack, and the line-up. */
@NullMarked
package org.inversight.ui.stage;

import org.jspecify.annotations.NullMarked;
