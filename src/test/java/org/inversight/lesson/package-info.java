@NullMarked
package org.inversight.lesson;

import org.jspecify.annotations.NullMarked;
