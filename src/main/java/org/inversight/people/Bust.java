package org.inversight.people;

import java.util.ArrayList;
import java.util.List;

/** Neck and shoulders: where they are, for skin and clothes. */
final class Bust {

    final double neck;
    final double reach;
    final double shoulder;
    private final double turn;
    private final Frame frame;
    private final Pt throat;

    Bust(Scene scene) {
        frame = scene.body;
        neck = scene.of(Trait.NECK);
        double broad = scene.of(Trait.SHOULDERS);
        reach = 0.9 + 0.4 * broad;
        shoulder = 1.56 - 0.1 * broad;
        turn = Math.sin(Math.toRadians(scene.nuisance.pose().yaw())) * 0.45;
        throat = scene.head.project(0, 0.62, -0.08);
    }

    /** Where a place on the chest is seen; the chest turns a little with the head. */
    Pt at(double x, double y) {
        double depth = 0.32 * (1 - Math.min(1, x * x)) + 0.1;
        return frame.at(x * (1 - Math.abs(turn) * 0.2) + depth * turn, y);
    }

    /** From the ear down the neck to a shoulder and out of the image. */
    private List<Pt> side(int side, double grow) {
        double n = neck + grow;
        List<Pt> points = new ArrayList<>();
        double unit = frame.unit();
        points.add(throat.plus(side * n * unit * 0.97, 0));
        points.add(throat.plus(side * n * unit * 0.97, 0).towards(at(side * n, 1.1), 0.7));
        points.add(at(side * (n + 0.02), 1.12));
        points.add(at(side * (n + 0.12), 1.25));
        points.add(at(side * (n + 0.34), 1.36 - grow));
        points.add(at(side * reach * 0.82, shoulder - 0.06 - grow));
        points.add(at(side * (reach + 0.02), shoulder + 0.1));
        points.add(at(side * (reach + 0.12), shoulder + 0.4));
        points.add(at(side * (reach + 0.16), 2.6));
        return points;
    }

    /** The outline of neck and shoulders. */
    List<Pt> outline() {
        List<Pt> points = side(1, 0);
        List<Pt> left = side(-1, 0);
        for (int i = left.size() - 1; i >= 0; i--) {
            points.add(left.get(i));
        }
        return points;
    }

    /**
     * The outline of a garment.
     *
     * @param collar half the width of its opening
     * @param top height of the opening at the sides of the neck
     * @param neckline places of the opening from the viewer's right to the left, x, y, x, y ...
     */
    List<Pt> garment(double collar, double top, double... neckline) {
        List<Pt> points = new ArrayList<>();
        for (int i = 0; i < neckline.length; i += 2) {
            points.add(at(neckline[i], neckline[i + 1]));
        }
        points.add(at(-collar, top));
        List<Pt> left = side(-1, 0.035);
        points.addAll(left.subList(4, left.size()));
        List<Pt> right = side(1, 0.035);
        for (int i = right.size() - 1; i >= 4; i--) {
            points.add(right.get(i));
        }
        points.add(at(collar, top));
        return points;
    }

    /** Where the neck comes out of the head. */
    Pt throat() {
        return throat;
    }
}
