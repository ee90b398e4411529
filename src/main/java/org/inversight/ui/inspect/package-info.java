/** What a reconstruction and a curve mean: the selected image in detail, losses, who is convinced. */
@NullMarked
package org.inversight.ui.inspect;

import org.jspecify.annotations.NullMarked;
