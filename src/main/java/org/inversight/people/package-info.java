/**
 * Synthetic people: drawn portraits. An {@link org.inversight.people.Identity} says who somebody is, a {@link
 * org.inversight.people.Nuisance} how an image of them was taken, and {@link org.inversight.people.Portraits} draws it.
 * The head is a small relief in three dimensions that is turned, lit and casts shadows; everything else is drawn on it
 * with paths. Lengths are in half head heights: crown at -1, eyes at 0, chin near 1.
 */
@NullMarked
package org.inversight.people;

import org.jspecify.annotations.NullMarked;
