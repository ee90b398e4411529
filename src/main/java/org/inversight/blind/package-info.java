/** A blind panel: questions about the images of a run for a viewer, what evaluators answer to them, and the rates. */
@NullMarked
package org.inversight.blind;

import org.jspecify.annotations.NullMarked;
