/** Tests. */
@NullMarked
package org.inversight.ui.shell;

import org.jspecify.annotations.NullMarked;
