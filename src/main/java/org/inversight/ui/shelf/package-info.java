/** The shelf of runs: what was computed before, to be looked at, taken up and put away. */
@NullMarked
package org.inversight.ui.shelf;

import org.jspecify.annotations.NullMarked;
