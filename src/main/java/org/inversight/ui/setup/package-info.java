/** The left pane: models, choices, targets, parameters. */
@NullMarked
package org.inversight.ui.setup;

import org.jspecify.annotations.NullMarked;
