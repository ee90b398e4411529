package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** One ear with its folds, and what hangs from it. */
final class Ears {

    private final Scene scene;
    private final int side;
    private final double size;

    private Ears(Scene scene, int side) {
        this.scene = scene;
        this.side = side;
        size = scene.of(Trait.EARS) * (1 + 0.06 * side * scene.features.skew);
    }

    /** The ear on one side, -1 or 1. */
    static void draw(Scene scene, Canvas image, int side) {
        new Ears(scene, side).draw(image);
    }

    /** Whether the ear on this side is nearer than the head's outline. */
    static boolean near(Scene scene, int side) {
        return side * scene.head.yawSin < 0;
    }

    private Pt at(double out, double y) {
        Skull skull = scene.head.skull;
        double x = side * (skull.halfWidth(0.1) * 0.97 + out * size * 0.62);
        return scene.head.project(x, 0.07 + (y - 0.07) * size - scene.features.lift(side), -0.06 - out * size * 0.75);
    }

    private Path2D path(boolean closed, double... places) {
        List<Pt> points = new ArrayList<>();
        for (int i = 0; i < places.length; i += 2) {
            points.add(at(places[i], places[i + 1]));
        }
        return closed ? Curves.closed(points) : Curves.open(points);
    }

    private void draw(Canvas image) {
        Canvas layer = new Canvas(scene.size);
        double unit = scene.unit();
        double turned = Math.clamp(-side * scene.head.yawSin, -0.6, 0.9);
        double nx = side * (0.55 - 0.4 * turned);
        Rgb light = scene.light.on(nx, -0.05, Math.sqrt(1 - nx * nx));
        Rgb skin = scene.colours.skin.mix(scene.colours.flush, 0.3).times(light);
        Rgb crease = scene.colours.crease.mix(scene.colours.flush, 0.25).times(light);
        layer.fill(
                path(
                        true, -0.04, -0.1, 0.04, -0.19, 0.15, -0.2, 0.22, -0.09, 0.19, 0.06, 0.12, 0.17, 0.09, 0.27,
                        0.03, 0.31, -0.03, 0.24, -0.05, 0.05),
                skin,
                1);
        layer.lock();
        layer.glow(at(0.07, 0.05), unit * 0.1 * size, unit * 0.14 * size, crease, 0.75);
        layer.glow(at(0.19, -0.1), unit * 0.07, unit * 0.16, skin.times(1.2), 0.7);
        layer.line(
                path(false, 0.0, -0.06, 0.05, -0.13, 0.12, -0.135, 0.155, -0.06, 0.13, 0.07, 0.085, 0.15),
                unit * 0.022,
                crease,
                0.8);
        layer.line(path(false, 0.09, -0.08, 0.1, 0.0, 0.07, 0.1, 0.03, 0.14), unit * 0.024, skin.times(1.12), 0.7);
        layer.glow(at(0.05, 0.25), unit * 0.06, unit * 0.06, skin.times(1.15), 0.6);
        layer.line(path(false, -0.035, -0.08, -0.03, 0.24), unit * 0.035, crease, 0.4);
        image.draw(layer);
        layer.dispose();
        earring(image);
    }

    private void earring(Canvas image) {
        double unit = scene.unit();
        Rgb metal = scene.of(Trait.UNDERTONE) > 0.5 ? Rgb.hex(0xD8A94A) : Rgb.hex(0xC9CCD2);
        Pt lobe = at(0.05, 0.28);
        switch (scene.person.earring()) {
            case NONE -> {}
            case STUD -> {
                image.disc(lobe, unit * 0.035, metal.times(0.7), 1);
                image.disc(lobe.plus(-unit * 0.01, -unit * 0.01), unit * 0.018, Rgb.WHITE, 0.85);
            }
            case HOOP -> {
                double r = unit * 0.1;
                java.awt.geom.Ellipse2D hoop =
                        new java.awt.geom.Ellipse2D.Double(lobe.x() - r * 0.72, lobe.y(), r * 1.44, r * 2);
                image.line(hoop, unit * 0.032, metal.times(0.6), 1);
                image.line(hoop, unit * 0.017, metal.mix(Rgb.WHITE, 0.3), 1);
            }
            case DROP -> {
                Pt drop = lobe.plus(0, unit * 0.13);
                image.line(Curves.open(lobe, drop), unit * 0.016, metal, 1);
                Rgb stone = Rgb.hsl(scene.of(Trait.GRAIN), 0.5, 0.4);
                image.disc(drop, unit * 0.05, stone, 1);
                image.disc(drop.plus(-unit * 0.015, -unit * 0.015), unit * 0.018, Rgb.WHITE, 0.8);
            }
        }
    }
}
