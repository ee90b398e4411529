/** One table of commands makes buttons, menu, tooltips, accelerators, the sheet of keys and the palette. */
@NullMarked
package org.inversight.ui.command;

import org.jspecify.annotations.NullMarked;
