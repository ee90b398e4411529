/** Polylines on a canvas. */
@NullMarked
package org.inversight.ui.chart;

import org.jspecify.annotations.NullMarked;
