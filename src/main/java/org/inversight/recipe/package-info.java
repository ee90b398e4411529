/**
 * How the samples are made: a recipe names materials, networks and plans; stages run the loops of {@code train} one
 * after the other, each with its card, and go on where they were interrupted.
 */
@NullMarked
package org.inversight.recipe;

import org.jspecify.annotations.NullMarked;
