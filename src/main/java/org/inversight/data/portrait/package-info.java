/**
 * People that nobody is: drawn portraits. An {@link org.inversight.data.portrait.Identity} says who
 * somebody is, a {@link org.inversight.data.portrait.Nuisance} how a picture of them was taken, and
 * {@link org.inversight.data.portrait.Portraits} draws it. The head is a small relief in three
 * dimensions that is turned, lit and casts shadows; everything else is drawn on it with paths.
 * Lengths are in half head heights: crown at -1, eyes at 0, chin near 1.
 */
@NullMarked
package org.inversight.data.portrait;

import org.jspecify.annotations.NullMarked;
