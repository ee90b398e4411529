/** View models: what the window shows and does, without a single node. */
@NullMarked
package org.inversight.ui.session;

import org.jspecify.annotations.NullMarked;
