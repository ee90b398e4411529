/** Tests. */
@NullMarked
package org.inversight.ui.settings;

import org.jspecify.annotations.NullMarked;
