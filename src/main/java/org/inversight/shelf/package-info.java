/** The runs that are kept on disk, whatever becomes of the process: what each was, what it came to, how it looked. */
@NullMarked
package org.inversight.shelf;

import org.jspecify.annotations.NullMarked;
