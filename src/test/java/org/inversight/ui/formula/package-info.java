/** Tests. */
@NullMarked
package org.inversight.ui.formula;

import org.jspecify.annotations.NullMarked;
