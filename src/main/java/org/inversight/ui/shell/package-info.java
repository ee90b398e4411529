/** The frame of the window: top bar, folding panes, status bar, and the models of one window wired together. */
@NullMarked
package org.inversight.ui.shell;

import org.jspecify.annotations.NullMarked;
