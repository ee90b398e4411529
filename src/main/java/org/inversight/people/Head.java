package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A turned head: from places on the face to places in the image. */
final class Head {

    final Skull skull;
    final Frame frame;
    private final Relief relief;
    final double yawCos;
    final double yawSin;
    private final double pitchCos;
    private final double pitchSin;

    Head(Skull skull, Relief relief, Nuisance.Pose pose, Frame frame) {
        this.skull = skull;
        this.relief = relief;
        this.frame = frame;
        yawCos = Math.cos(Math.toRadians(pose.yaw()));
        yawSin = Math.sin(Math.toRadians(pose.yaw()));
        pitchCos = Math.cos(Math.toRadians(pose.pitch()));
        pitchSin = Math.sin(Math.toRadians(pose.pitch()));
    }

    /** Pixels in half a head height. */
    double unit() {
        return frame.unit();
    }

    /** Where a place on the front of the face is seen. */
    Pt at(double x, double y) {
        return at(x, y, 0);
    }

    /**
     * The same, lifted off the skin.
     *
     * @param lift in half head heights
     */
    Pt at(double x, double y, double lift) {
        return project(x, y, surface(x, y) + lift);
    }

    /** How far the face's front is towards the viewer before it is turned. */
    double surface(double x, double y) {
        double half = Math.max(1e-6, skull.halfWidth(y));
        double u = Math.min(0.98, Math.abs(x) / half);
        return skull.middle(y) + skull.front(y) * Math.pow(1 - u * u, 0.43) + relief.at(x, y);
    }

    /** Where a point in space is seen. */
    Pt project(double x, double y, double z) {
        double side = x * yawCos + z * yawSin;
        double near = z * yawCos - x * yawSin;
        return frame.at(side, y * pitchCos + near * pitchSin);
    }

    /** How near a point is, once turned; in half head heights. */
    double near(double x, double y, double z) {
        return (z * yawCos - x * yawSin) * pitchCos - y * pitchSin;
    }

    /** A point of the skull by direction (0 is the front, positive to the right) and height. */
    double[] onSkull(double direction, double y) {
        double cos = Math.cos(direction);
        double x = skull.halfWidth(y) * Math.sin(direction);
        double z = skull.middle(y) + (cos >= 0 ? skull.front(y) * Math.pow(cos, 0.86) : skull.back(y) * cos);
        return new double[] {x, y, cos > 0 ? z + relief.at(x, y) * Math.min(1, cos * 3) : z};
    }

    /** The outline of the bare head. */
    Path2D outline() {
        List<Pt> left = new ArrayList<>();
        List<Pt> right = new ArrayList<>();
        int n = 26;
        for (int i = 0; i <= n; i++) {
            double y = -Math.cos(Math.PI * i / n);
            y = y > 0 ? y * skull.length : y;
            right.add(edge(y, 1));
            if (i > 0 && i < n) {
                left.add(0, edge(y, -1));
            }
        }
        right.addAll(left);
        return Curves.closed(right);
    }

    /** Where the outline is at a height, on one side (-1 or 1). */
    Pt edge(double y, int side) {
        return edge(skull.halfWidth(y), skull.middle(y), skull.front(y), skull.back(y), y, side);
    }

    /** Where the outline of a section of two half ellipses is. */
    Pt edge(double wide, double middle, double front, double back, double y, int side) {
        double deep = side * yawSin > 0 ? front : back;
        double reach = Math.max(1e-9, Math.hypot(wide * yawCos, deep * yawSin));
        double x = side * wide * wide * yawCos / reach;
        double z = middle + side * deep * deep * yawSin / reach;
        return project(x, y, z);
    }

    /** A curve over the face through places given as x, y, x, y ... */
    Path2D curve(double... places) {
        return Curves.open(places(places));
    }

    /** A closed curve over the face through places given as x, y, x, y ... */
    Path2D shape(double... places) {
        return Curves.closed(places(places));
    }

    List<Pt> places(double... places) {
        List<Pt> points = new ArrayList<>();
        for (int i = 0; i < places.length; i += 2) {
            points.add(at(places[i], places[i + 1]));
        }
        return points;
    }
}
