package org.inversight.people;

/** What grows below the nose. */
public enum Beard {
    NONE,
    STUBBLE,
    MOUSTACHE,
    GOATEE,
    SHORT,
    FULL
}
