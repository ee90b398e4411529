package org.inversight.data.portrait;

/** What hangs from the ears. */
public enum Earring {
    NONE,
    STUD,
    HOOP,
    DROP
}
