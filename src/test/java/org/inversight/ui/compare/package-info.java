/** Tests. */
@NullMarked
package org.inversight.ui.compare;

import org.jspecify.annotations.NullMarked;
