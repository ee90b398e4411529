package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.List;

/** Smooth paths through points. */
final class Curves {

    private Curves() {}

    /** A closed curve through all points. */
    static Path2D closed(List<Pt> points) {
        Path2D path = new Path2D.Double();
        append(path, points, true);
        path.closePath();
        return path;
    }

    /** An open curve through all points. */
    static Path2D open(List<Pt> points) {
        Path2D path = new Path2D.Double();
        append(path, points, false);
        return path;
    }

    static Path2D open(Pt... points) {
        return open(List.of(points));
    }

    static Path2D closed(Pt... points) {
        return closed(List.of(points));
    }

    /** Corners joined by straight lines. */
    static Path2D polygon(List<Pt> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        for (Pt p : points.subList(1, points.size())) {
            path.lineTo(p.x(), p.y());
        }
        path.closePath();
        return path;
    }

    /** Adds a curve (Catmull-Rom) as a new part of a path. */
    private static void append(Path2D path, List<Pt> points, boolean closed) {
        int n = points.size();
        path.moveTo(points.get(0).x(), points.get(0).y());
        for (int i = 0; i < (closed ? n : n - 1); i++) {
            Pt before = pick(points, i - 1, closed);
            Pt from = pick(points, i, closed);
            Pt to = pick(points, i + 1, closed);
            Pt after = pick(points, i + 2, closed);
            path.curveTo(
                    from.x() + (to.x() - before.x()) / 6,
                    from.y() + (to.y() - before.y()) / 6,
                    to.x() - (after.x() - from.x()) / 6,
                    to.y() - (after.y() - from.y()) / 6,
                    to.x(),
                    to.y());
        }
    }

    private static Pt pick(List<Pt> points, int i, boolean closed) {
        int n = points.size();
        return points.get(closed ? (i + n) % n : Math.clamp(i, 0, n - 1));
    }

    /**
     * Adds a ribbon that is thin at both ends and thickest at a share of its length.
     *
     * @param spine at least two points
     * @param half half its greatest width
     * @param thickest where that is, 0..1; 0 makes a root as thick as that
     */
    static void ribbon(Path2D path, List<Pt> spine, double half, double thickest) {
        int n = spine.size();
        double[] nx = new double[n];
        double[] ny = new double[n];
        for (int i = 0; i < n; i++) {
            Pt a = spine.get(Math.max(0, i - 1));
            Pt b = spine.get(Math.min(n - 1, i + 1));
            double length = Math.max(1e-9, a.distance(b));
            double t = (double) i / (n - 1);
            double width = t < thickest ? rise(t / thickest) : rise((1 - t) / Math.max(1e-9, 1 - thickest));
            nx[i] = -(b.y() - a.y()) / length * half * width;
            ny[i] = (b.x() - a.x()) / length * half * width;
        }
        path.moveTo(spine.get(0).x() + nx[0], spine.get(0).y() + ny[0]);
        for (int i = 1; i < n; i++) {
            side(path, spine, nx, ny, i, 1);
        }
        for (int i = n - 1; i >= 0; i--) {
            side(path, spine, nx, ny, i, -1);
        }
        path.closePath();
    }

    private static void side(Path2D path, List<Pt> spine, double[] nx, double[] ny, int i, int sign) {
        Pt p = spine.get(i);
        double x = p.x() + sign * nx[i];
        double y = p.y() + sign * ny[i];
        int next = i + sign;
        if (next < 0 || next >= spine.size()) {
            path.lineTo(x, y);
            return;
        }
        Pt q = spine.get(next);
        path.quadTo(x, y, (x + q.x() + sign * nx[next]) / 2, (y + q.y() + sign * ny[next]) / 2);
    }

    private static double rise(double t) {
        return Math.sqrt(Math.clamp(t, 0, 1)) * 0.85 + 0.15 * Math.clamp(t, 0, 1);
    }
}
