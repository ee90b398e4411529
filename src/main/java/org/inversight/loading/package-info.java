/** From an experiment to its materials: finds the files, opens models once, reads images once, converts
 * between what does not fit, and says what was guessed. */
@NullMarked
package org.inversight.loading;

import org.jspecify.annotations.NullMarked;
