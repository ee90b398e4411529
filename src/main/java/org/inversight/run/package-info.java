/** The run of an experiment: the one optimiser thread, the attack that is ready to step, states, snapshots,
 * timeline and report. */
@NullMarked
package org.inversight.run;

import org.jspecify.annotations.NullMarked;
