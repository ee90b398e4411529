/** The window and its view models, driven as a person would. */
@NullMarked
package org.inversight.ui;

import org.jspecify.annotations.NullMarked;
