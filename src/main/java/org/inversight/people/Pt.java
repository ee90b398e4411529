package org.inversight.people;

/** A point of the image in pixels, or of a drawing in its own units. */
record Pt(double x, double y) {

    Pt plus(double dx, double dy) {
        return new Pt(x + dx, y + dy);
    }

    Pt towards(Pt other, double share) {
        return new Pt(x + (other.x - x) * share, y + (other.y - y) * share);
    }

    double distance(Pt other) {
        double dx = other.x - x;
        double dy = other.y - y;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
