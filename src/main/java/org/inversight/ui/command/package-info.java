/** One table of commands makes buttons, tooltips and accelerators. */
@NullMarked
package org.inversight.ui.command;

import org.jspecify.annotations.NullMarked;
