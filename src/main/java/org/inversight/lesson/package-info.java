/** Lessons: what a text sets up, starts, points at and asks. */
@NullMarked
package org.inversight.lesson;

import org.jspecify.annotations.NullMarked;
