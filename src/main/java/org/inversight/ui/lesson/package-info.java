/** A lesson beneath the stage: its text, its questions, and what it points at. */
@NullMarked
package org.inversight.ui.lesson;

import org.jspecify.annotations.NullMarked;
