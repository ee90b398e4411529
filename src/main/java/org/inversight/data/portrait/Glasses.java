package org.inversight.data.portrait;

/** Shape of the glasses. */
public enum Glasses {
    NONE,
    ROUND,
    SQUARE,
    CAT_EYE
}
