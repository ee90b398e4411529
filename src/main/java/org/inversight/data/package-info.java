/** Images and labels: IDX files, image folders, and the way from pixels to arrays and back. */
@NullMarked
package org.inversight.data;

import org.jspecify.annotations.NullMarked;
