/** What independent evaluators say of a reconstruction, and how near it is to private images. */
@NullMarked
package org.inversight.metric;

import org.jspecify.annotations.NullMarked;
