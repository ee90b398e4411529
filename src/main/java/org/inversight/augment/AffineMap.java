package org.inversight.augment;

/**
 * An affine map of the plane of an image, in pixels from its centre, x to the right and y down: {@code (x, y) -> (xx x
 * + xy y + dx, yx x + yy y + dy)}. A warped image shows at each place what the source has where the map sends that
 * place.
 */
record AffineMap(double xx, double xy, double dx, double yx, double yy, double dy) {

    static AffineMap shift(double dx, double dy) {
        return new AffineMap(1, 0, dx, 0, 1, dy);
    }

    static AffineMap scale(double horizontal, double vertical) {
        return new AffineMap(horizontal, 0, 0, 0, vertical, 0);
    }

    /** What turns the warped image counter-clockwise. */
    static AffineMap rotation(double radians) {
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        return new AffineMap(cos, -sin, 0, sin, cos, 0);
    }

    /** This map first, then {@code next}. */
    AffineMap then(AffineMap next) {
        return new AffineMap(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.x(dx, dy),
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.y(dx, dy));
    }

    /** Whether every place stays where it is. */
    boolean still() {
        return xx == 1 && xy == 0 && dx == 0 && yx == 0 && yy == 1 && dy == 0;
    }

    double x(double x, double y) {
        return xx * x + xy * y + dx;
    }

    double y(double x, double y) {
        return yx * x + yy * y + dy;
    }
}
