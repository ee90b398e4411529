package org.inversight.people;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Eyes with lids, lashes, creases and a glint. */
final class Eyes {

    private final Scene scene;
    private final Nuisance.Expression expression;
    private final double unit;
    private final double hooded;

    Eyes(Scene scene) {
        this.scene = scene;
        expression = scene.nuisance.expression();
        unit = scene.unit();
        hooded = scene.of(Trait.EYE_LID);
    }

    /** One eye's place and shape. */
    private final class Eye {
        final int side;
        final double half;
        final double upper;
        final double lower;
        private final double cos;
        private final double sin;

        Eye(int side) {
            this.side = side;
            double size = scene.of(Trait.EYE_SIZE) * (1 - 0.04 * side * scene.features.skew);
            half = 0.182 * size;
            double open = expression.eyesOpen();
            double squint = Math.max(0, expression.smile());
            upper = 0.102 * size * open * (1 - 0.2 * hooded) - 0.02 * (1 - Math.min(1, open));
            lower = size * (0.052 * (0.35 + 0.65 * Math.min(1, open)) - 0.018 * squint);
            double slant = Math.toRadians(scene.of(Trait.EYE_SLANT));
            cos = Math.cos(slant);
            sin = Math.sin(slant);
        }

        /** From outwards and down about the middle of the eye to the image. */
        Pt at(double out, double down) {
            double u = out * cos + down * sin;
            double v = down * cos - out * sin;
            return scene.head.at(side * (scene.features.eyeX + u), 0.02 + v - scene.features.lift(side));
        }

        List<Pt> points(double... places) {
            List<Pt> points = new ArrayList<>();
            for (int i = 0; i < places.length; i += 2) {
                points.add(at(places[i], places[i + 1]));
            }
            return points;
        }

        /** The upper lid's edge from the inner to the outer corner. */
        List<Pt> upperEdge() {
            return points(
                    -half,
                    0.024,
                    -half * 0.62,
                    -upper * 0.6,
                    -half * 0.1,
                    -upper,
                    half * 0.5,
                    -upper * 0.84,
                    half,
                    -0.008);
        }

        Path2D almond() {
            List<Pt> points = upperEdge();
            points.addAll(points(half * 0.62, lower * 0.72, half * 0.05, lower, -half * 0.55, lower * 0.86));
            return Curves.closed(points);
        }
    }

    /** What takes the light of the face. */
    void draw(Canvas face) {
        Canvas layer = new Canvas(scene.size);
        for (int side = -1; side <= 1; side += 2) {
            surroundings(face, new Eye(side));
            layer.fill(new Eye(side).almond(), Rgb.hex(0xF2EEEA).mix(scene.colours.skin, 0.1), 1);
        }
        layer.lock();
        for (int side = -1; side <= 1; side += 2) {
            ball(layer, new Eye(side));
        }
        face.draw(layer);
        layer.dispose();
        for (int side = -1; side <= 1; side += 2) {
            lashes(face, new Eye(side));
        }
    }

    private void surroundings(Canvas face, Eye eye) {
        Rgb crease = scene.colours.crease;
        double made = scene.of(Trait.LASHES);
        double old = Math.max(0, (scene.of(Trait.AGE) - 35) / 45);
        face.glow(eye.at(-eye.half * 0.9, -0.05), unit * 0.13, unit * 0.12, crease, 0.3);
        face.glow(eye.at(0.02, -0.07), unit * 0.26, unit * 0.13, crease, 0.16 + 0.1 * made);
        face.glow(eye.at(0, 0.1), unit * 0.2, unit * 0.09, crease, 0.1 + 0.18 * old);
        double gap = 0.062 - 0.034 * hooded + 0.014 * old;
        double up = Math.max(0.015, eye.upper);
        List<Pt> fold = eye.points(
                -eye.half * 0.86,
                -0.012 - gap * 0.35,
                -eye.half * 0.45,
                -up * 0.86 - gap * 0.9,
                0,
                -up - gap,
                eye.half * 0.55,
                -up * 0.9 - gap * 0.8,
                eye.half * 1.12,
                -0.012 - gap * 0.2);
        List<Pt> lid = new ArrayList<>(fold);
        List<Pt> edge = eye.upperEdge();
        for (int i = edge.size() - 1; i >= 0; i--) {
            lid.add(edge.get(i));
        }
        Rgb shadow = scene.colours.flush.mix(crease, 0.35);
        face.fill(Curves.closed(lid), shadow, 0.18 + 0.35 * made * made);
        face.line(Curves.open(fold), unit * 0.024, crease, 0.68 - 0.45 * hooded);
    }

    private void ball(Canvas layer, Eye eye) {
        PersonColours colours = scene.colours;
        double r = 0.094 * Math.sqrt(scene.of(Trait.EYE_SIZE));
        double gx = -eye.side * 0.012 + expression.gazeX() * 0.055 * eye.side;
        Pt centre = eye.at(gx, -0.014 + 0.03 * expression.gazeY());
        double rx = eye.at(gx - r, -0.014).distance(eye.at(gx + r, -0.014)) / 2;
        double ry = unit * r;
        layer.glow(eye.at(-eye.half, 0.02), unit * 0.06, unit * 0.06, colours.flush, 0.6);
        layer.glow(eye.at(eye.half, 0), unit * 0.09, unit * 0.09, colours.flush, 0.35);
        Rgb iris = colours.iris;
        layer.fill(ellipse(centre, rx, ry), iris.times(0.42), 1);
        layer.fill(ellipse(centre, rx * 0.86, ry * 0.86), iris, 1);
        layer.glow(
                centre.plus(-scene.light.x * rx * 0.3, ry * 0.4),
                rx * 0.8,
                ry * 0.7,
                iris.mix(Rgb.hex(0xF3DDB0), 0.38).times(1.25),
                0.85);
        layer.fill(ellipse(centre, rx * 0.44, ry * 0.44), Rgb.hex(0x100C0C), 1);
        Pt under = eye.at(0, -eye.upper - 0.012);
        layer.glow(under, unit * 0.24, unit * 0.085, Rgb.hex(0x2A1A1C), 0.62);
    }

    private static Ellipse2D ellipse(Pt centre, double rx, double ry) {
        return new Ellipse2D.Double(centre.x() - rx, centre.y() - ry, 2 * rx, 2 * ry);
    }

    private void lashes(Canvas face, Eye eye) {
        double made = scene.of(Trait.LASHES);
        Rgb dark = scene.colours.brow.mix(Rgb.hex(0x1A1110), 0.55 + 0.4 * made);
        List<Pt> edge = eye.upperEdge();
        edge.remove(0);
        edge.add(0, eye.at(-eye.half * 0.97, 0.012));
        if (made > 0.35) {
            edge.add(eye.at(eye.half * 1.14, -0.028 - 0.03 * made));
        }
        Path2D line = new Path2D.Double();
        Curves.ribbon(line, dense(edge), unit * (0.0165 + 0.012 * made), 0.66);
        face.fill(line, dark, 0.92);
        face.line(
                Curves.open(eye.points(
                        eye.half * 0.97,
                        0.004,
                        eye.half * 0.6,
                        eye.lower * 0.8,
                        eye.half * 0.05,
                        eye.lower * 1.06,
                        -eye.half * 0.55,
                        eye.lower * 0.9,
                        -eye.half * 0.95,
                        0.026)),
                unit * 0.0125,
                scene.colours.crease.mix(dark, 0.3),
                0.45 + 0.2 * made);
        double bag = Math.max(0, (scene.of(Trait.AGE) - 38) / 40) + 0.12;
        face.line(
                Curves.open(eye.points(
                        -eye.half * 0.8, 0.075, -eye.half * 0.1, eye.lower + 0.075, eye.half * 0.7, eye.lower + 0.05)),
                unit * 0.022,
                scene.colours.crease,
                0.3 * Math.min(1, bag));
    }

    /** Points between, so that a ribbon through them is smooth. */
    private static List<Pt> dense(List<Pt> points) {
        List<Pt> dense = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            Pt before = points.get(Math.max(0, i - 1));
            Pt a = points.get(i);
            Pt b = points.get(i + 1);
            Pt after = points.get(Math.min(points.size() - 1, i + 2));
            dense.add(a);
            dense.add(new Pt(
                    (9 * (a.x() + b.x()) - before.x() - after.x()) / 16,
                    (9 * (a.y() + b.y()) - before.y() - after.y()) / 16));
        }
        dense.add(points.get(points.size() - 1));
        return dense;
    }

    /** The glint of the lamp, over everything. */
    void glint(Canvas image) {
        double open = Math.min(1, expression.eyesOpen());
        if (open < 0.35) {
            return;
        }
        for (int side = -1; side <= 1; side += 2) {
            Eye eye = new Eye(side);
            double gx = -side * 0.012 + expression.gazeX() * 0.055 * side;
            Pt at = eye.at(gx + side * 0.032 * Math.signum(scene.light.x), -0.048 + 0.03 * expression.gazeY());
            image.disc(at, unit * 0.019 * open, Rgb.WHITE, 0.92);
            Pt low = eye.at(gx - side * 0.035 * Math.signum(scene.light.x), 0.028);
            image.glow(low, unit * 0.03, unit * 0.02, Rgb.WHITE, 0.3);
        }
    }
}
