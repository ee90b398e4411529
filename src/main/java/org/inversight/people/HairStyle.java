package org.inversight.people;

/** How hair is cut and worn. */
public enum HairStyle {
    BALD,
    BUZZ,
    CROP,
    SIDE_PART,
    SWEPT_BACK,
    TOUSLED,
    CURLY,
    AFRO,
    PIXIE,
    BOB,
    FRINGE_BOB,
    LONG,
    WAVY,
    LONG_CURLY,
    BUN,
    PONYTAIL,
    BRAIDS,
    HORSESHOE
}
