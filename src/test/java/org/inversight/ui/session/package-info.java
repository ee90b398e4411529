/** View models without a toolkit. */
@NullMarked
package org.inversight.ui.session;

import org.jspecify.annotations.NullMarked;
