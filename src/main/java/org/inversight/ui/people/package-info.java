/** The page of drawn people: who is in a set, images of one, and a dial for each trait. */
@NullMarked
package org.inversight.ui.people;

import org.jspecify.annotations.NullMarked;
