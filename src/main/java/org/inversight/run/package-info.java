/**
 * Experiments, the catalogue of everything there is, the run with its states, its service and its
 * timeline.
 */
@NullMarked
package org.inversight.run;

import org.jspecify.annotations.NullMarked;
