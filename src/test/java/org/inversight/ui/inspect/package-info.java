@NullMarked
package org.inversight.ui.inspect;

import org.jspecify.annotations.NullMarked;
