/** A laboratory without an engine: everything the window sees, nothing computed. */
@NullMarked
package org.inversight.ui.fake;

import org.jspecify.annotations.NullMarked;
