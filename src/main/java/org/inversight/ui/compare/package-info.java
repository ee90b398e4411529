/** Two to four runs beside each other on one clock. */
@NullMarked
package org.inversight.ui.compare;

import org.jspecify.annotations.NullMarked;
