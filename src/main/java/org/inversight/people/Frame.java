package org.inversight.people;

/**
 * From half head heights to pixels: turned, enlarged, moved.
 *
 * @param unit pixels in half a head height
 * @param cos of the turn
 * @param sin of the turn, clockwise
 * @param x where the origin is, in pixels
 * @param y where the origin is, in pixels
 */
record Frame(double unit, double cos, double sin, double x, double y) {

    static Frame of(double unit, double degrees, double x, double y) {
        double angle = Math.toRadians(degrees);
        return new Frame(unit, Math.cos(angle), Math.sin(angle), x, y);
    }

    Pt at(double px, double py) {
        return new Pt(x + unit * (px * cos - py * sin), y + unit * (px * sin + py * cos));
    }
}
