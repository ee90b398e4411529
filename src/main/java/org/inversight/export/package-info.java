/** Images, contact sheets and tables on disk. */
@NullMarked
package org.inversight.export;

import org.jspecify.annotations.NullMarked;
