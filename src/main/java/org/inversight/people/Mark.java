package org.inversight.people;

/** Where a mole sits, if there is one. Left and right are the viewer's. */
public enum Mark {
    NONE(0, 0),
    LEFT_CHEEK(-0.36, 0.33),
    RIGHT_CHEEK(0.40, 0.28),
    ABOVE_LIP(0.17, 0.54),
    CHIN(-0.14, 0.84),
    TEMPLE(0.42, -0.22);

    final double x;
    final double y;

    Mark(double x, double y) {
        this.x = x;
        this.y = y;
    }
}
