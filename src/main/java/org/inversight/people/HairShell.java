package org.inversight.people;

import java.util.ArrayList;
import java.util.List;

/** The surface of the hair: the skull, larger, and hanging straight down below the eyes. */
final class HairShell {

    private final Head head;
    private final HairCut cut;
    private final double high;
    private final double wide;
    private final double deep;
    private final double phase;

    HairShell(Scene scene, HairCut cut) {
        head = scene.head;
        this.cut = cut;
        high = 1 + cut.top;
        wide = 1 + cut.sides / head.skull.width;
        deep = 1 + (cut.sides * 0.5 + cut.top * 0.35);
        phase = scene.of(Trait.GRAIN);
    }

    /** The highest point. */
    double crown() {
        return -high;
    }

    private double skullY(double y) {
        return y < 0 ? Math.max(-1, y / high) : hangs() ? 0 : Math.min(y, head.skull.length * 0.8);
    }

    /** Whether hair leaves the head below the eyes. */
    boolean hangs() {
        return !cut.earsFree;
    }

    private double swell(double y) {
        double uneven = 0.008 * Math.sin(11 * y + phase) + 0.006 * Math.sin(23 * y + 2 * phase);
        return 1 + cut.flare * Math.max(0, y) + uneven;
    }

    /** A point in space by direction and height, pulled in (below 1) or out. */
    double[] at(double direction, double y, double out) {
        double s = skullY(y);
        double cos = Math.cos(direction);
        double x = head.skull.halfWidth(s) * wide * swell(y) * Math.sin(direction) * out;
        double z = head.skull.middle(s)
                + (cos > 0 ? head.skull.front(s) * cos : head.skull.back(s) * cos) * deep * swell(y) * out;
        if (y > 0 && hangs()) {
            x += wobble(direction, y);
        }
        return new double[] {x, y, z};
    }

    private double wobble(double direction, double y) {
        return cut.wave * 0.09 * Math.sin(7.5 * y + Math.signum(direction) + phase) * Math.min(1, y * 2);
    }

    Pt seen(double[] p) {
        return head.project(p[0], p[1], p[2]);
    }

    Pt seen(double direction, double y) {
        return seen(at(direction, y, 1));
    }

    /** The outline at a height on one side. */
    Pt edge(double y, int side) {
        double s = skullY(y);
        double swell = swell(y);
        Skull skull = head.skull;
        Pt p = head.edge(
                Math.max(0.001, skull.halfWidth(s) * wide * swell),
                skull.middle(s),
                skull.front(s) * deep * swell,
                skull.back(s) * deep * swell,
                y,
                side);
        return y > 0 && hangs() ? p.plus(wobble(side, y) * head.unit(), 0) : p;
    }

    /** The outline from one height to another on one side. */
    List<Pt> edge(double from, double to, int side) {
        List<Pt> points = new ArrayList<>();
        int n = 18;
        for (int i = 0; i <= n; i++) {
            // Close together at the crown, where it bends most.
            double t = (double) i / n;
            double y;
            if (to <= -0.9) {
                y = from + (to - from) * Math.sin(t * Math.PI / 2);
            } else if (from <= -0.9) {
                y = from + (to - from) * (1 - Math.cos(t * Math.PI / 2));
            } else {
                y = from + (to - from) * t;
            }
            points.add(edge(y, side));
        }
        return points;
    }

    /** The leftmost and rightmost directions that can be seen. */
    double border(int side) {
        double yaw = Math.atan2(head.yawSin, head.yawCos);
        return side * Math.toRadians(92) - yaw;
    }

    /** The tone of the hair's surface in a direction at a height, before strands differ. */
    double tone(Tones tones, double direction, double y) {
        double up = Math.clamp(y / crown(), -0.1, 1);
        double around = Math.sqrt(1 - Math.max(0, up) * Math.max(0, up));
        double nx = Math.sin(direction) * around;
        double nz = Math.cos(direction) * around;
        return tones.at(nx * head.yawCos + nz * head.yawSin, -up, nz * head.yawCos - nx * head.yawSin);
    }
}
