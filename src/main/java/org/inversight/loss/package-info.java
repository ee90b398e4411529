/** Identity losses and prior terms. */
@NullMarked
package org.inversight.loss;

import org.jspecify.annotations.NullMarked;
