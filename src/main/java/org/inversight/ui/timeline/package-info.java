/** The slider over every recorded step. */
@NullMarked
package org.inversight.ui.timeline;

import org.jspecify.annotations.NullMarked;
