/** A classifier seen from outside: scores or labels only, counted, behind output-side defences. */
@NullMarked
package org.inversight.query;

import org.jspecify.annotations.NullMarked;
