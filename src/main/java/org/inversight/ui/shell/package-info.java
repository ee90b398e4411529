/** The frame of the window: top bar, folding panes, status bar. */
@NullMarked
package org.inversight.ui.shell;

import org.jspecify.annotations.NullMarked;
