/**
 * What the identity loss is averaged over: the target alone, or the target and distilled students.
 */
@NullMarked
package org.inversight.augment;

import org.jspecify.annotations.NullMarked;
