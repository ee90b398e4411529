/** What is remembered between two starts. */
@NullMarked
package org.inversight.ui.settings;

import org.jspecify.annotations.NullMarked;
