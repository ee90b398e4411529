/** Small controls that several panes share. */
@NullMarked
package org.inversight.ui.control;

import org.jspecify.annotations.NullMarked;
