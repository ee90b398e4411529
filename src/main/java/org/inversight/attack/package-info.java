/** The base attacks; each turns a configuration and models into a sequence of steps. */
@NullMarked
package org.inversight.attack;

import org.jspecify.annotations.NullMarked;
