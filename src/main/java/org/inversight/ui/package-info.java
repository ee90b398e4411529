/** The window: shell, setup, stage, inspector, charts, timeline, commands, theme. */
@NullMarked
package org.inversight.ui;

import org.jspecify.annotations.NullMarked;
