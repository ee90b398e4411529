/** The right pane: what it means. */
@NullMarked
package org.inversight.ui.inspector;

import org.jspecify.annotations.NullMarked;
