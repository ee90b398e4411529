/** What describes itself: entries with paragraph, formula and source, and typed parameters. */
@NullMarked
package org.inversight.catalog;

import org.jspecify.annotations.NullMarked;
