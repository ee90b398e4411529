package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** Cloth on a layer: pieces, edges and folds, lit. */
final class Sewing {

    private final Scene scene;
    private final Bust bust;
    private final Canvas layer;
    private final double unit;

    Sewing(Scene scene, Bust bust, Canvas layer) {
        this.scene = scene;
        this.bust = bust;
        this.layer = layer;
        unit = scene.unit();
    }

    /** A colour where the cloth looks this way. */
    Rgb lit(Rgb colour, double nx, double ny) {
        return colour.times(scene.light.on(nx, ny, Math.sqrt(Math.max(0.05, 1 - nx * nx - ny * ny))));
    }

    /** A whole garment, lit from shoulder to shoulder. */
    void piece(List<Pt> outline, Rgb colour) {
        layer.fill(
                Curves.closed(outline),
                scene.light.cylinder(bust.at(-bust.reach, 1.6), bust.at(bust.reach, 1.6), colour, -0.15));
    }

    /** A part of its own, lit from its left to its right. */
    void part(Rgb colour, double nx, double ny, double... places) {
        layer.fill(shape(places), lit(colour, nx, ny), 1);
    }

    /** A closed curve through places of the chest, x, y, x, y ... */
    Path2D shape(double... places) {
        return Curves.closed(points(places));
    }

    /** An open curve. */
    Path2D curve(double... places) {
        return Curves.open(points(places));
    }

    List<Pt> points(double... places) {
        Pt[] points = new Pt[places.length / 2];
        for (int i = 0; i < points.length; i++) {
            points[i] = bust.at(places[2 * i], places[2 * i + 1]);
        }
        return List.of(points);
    }

    /** Light on the shoulders, darkness at the arms, folds. */
    void model(Rgb colour, double depth) {
        RandomGenerator random = scene.grain(31);
        for (int side = -1; side <= 1; side += 2) {
            Rgb bright = lit(colour, side * 0.3, -0.55);
            layer.glow(
                    bust.at(side * bust.reach * 0.66, bust.shoulder + 0.04),
                    unit * 0.42,
                    unit * 0.2,
                    side * 0.3,
                    bright,
                    0.42);
            Rgb dark = lit(colour, side * 0.2, 0.4).times(0.55);
            layer.line(
                    curve(
                            side * bust.reach * 0.86, bust.shoulder + 0.3,
                            side * bust.reach * 0.8, 1.86,
                            side * bust.reach * 0.78, 2.2),
                    unit * 0.035,
                    dark,
                    0.45 * depth);
            for (int i = 0; i < 3; i++) {
                double x = side * random.nextDouble(0.2, 0.75) * bust.reach;
                Pt at = bust.at(x, random.nextDouble(1.62, 1.9));
                double lean = side * random.nextDouble(0.2, 0.9);
                double tall = unit * random.nextDouble(0.2, 0.36);
                layer.glow(at, unit * 0.06, tall, lean, dark, 0.42 * depth);
                layer.glow(
                        at.plus(scene.light.x * unit * 0.07, 0), unit * 0.05, tall * 0.85, lean, bright, 0.4 * depth);
            }
        }
    }

    /** A raised edge. */
    void hem(double width, Rgb colour, double... places) {
        layer.line(curve(places), unit * width, lit(colour, 0.1, 0.1).times(0.6), 0.5);
        layer.line(curve(places), unit * width * 0.72, lit(colour, 0, -0.1), 1);
    }
}
