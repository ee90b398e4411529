package org.inversight.people;

/** What hangs from the ears. */
public enum Earring {
    NONE,
    STUD,
    HOOP,
    DROP
}
