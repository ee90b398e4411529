/** You are the judge: a blind panel about the images of the run on the stage, and what came of it. */
@NullMarked
package org.inversight.ui.judge;

import org.jspecify.annotations.NullMarked;
