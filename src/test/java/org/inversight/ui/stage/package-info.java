/** Tests. */
@NullMarked
package org.inversight.ui.stage;

import org.jspecify.annotations.NullMarked;
