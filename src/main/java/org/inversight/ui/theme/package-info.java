/** Light and dark, and the colours that mean something. */
@NullMarked
package org.inversight.ui.theme;

import org.jspecify.annotations.NullMarked;
