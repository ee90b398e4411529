/**
 * What the identity loss is averaged over: the target alone or the target and distilled students, and the image as it
 * is or random views of it.
 */
@NullMarked
package org.inversight.augment;

import org.jspecify.annotations.NullMarked;
