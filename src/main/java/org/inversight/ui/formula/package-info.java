/** Formulas with raised and lowered parts. */
@NullMarked
package org.inversight.ui.formula;

import org.jspecify.annotations.NullMarked;
