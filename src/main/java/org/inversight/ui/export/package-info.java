/** The run on the stage as files: what is wanted, how far it is, where it is. */
@NullMarked
package org.inversight.ui.export;

import org.jspecify.annotations.NullMarked;
