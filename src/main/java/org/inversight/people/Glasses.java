package org.inversight.people;

/** Shape of the glasses. */
public enum Glasses {
    NONE,
    ROUND,
    SQUARE,
    CAT_EYE
}
