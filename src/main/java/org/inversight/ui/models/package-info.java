/** Bring your own: models and images from files, sets, students, what is asked and what is kept. */
@NullMarked
package org.inversight.ui.models;

import org.jspecify.annotations.NullMarked;
