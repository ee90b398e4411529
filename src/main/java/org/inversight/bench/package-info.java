/** Measurements of the program itself: what a step costs, alone and beside another program, the plans of
 * results, and the faces of real people. */
@NullMarked
package org.inversight.bench;

import org.jspecify.annotations.NullMarked;
