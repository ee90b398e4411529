package org.inversight.people;

import java.awt.geom.Path2D;

/** Glasses with their shadow and what mirrors in them. */
final class Spectacles {

    private Spectacles() {}

    /** The outline of the lens on one side, about its middle. */
    private static Path2D lens(Scene scene, int side, double grow) {
        double x = scene.features.eyeX + 0.01;
        double s = side;
        Head head = scene.head;
        double y = 0.035;
        double[] shape = switch (scene.person.glasses()) {
            case ROUND ->
                new double[] {
                    0.225, 0, 0.16, 0.16, 0, 0.225, -0.16, 0.16, -0.225, 0, -0.16, -0.16, 0, -0.225, 0.16, -0.16
                };
            case SQUARE ->
                new double[] {
                    0.262, -0.06, 0.255, 0.11, 0.2, 0.165, 0, 0.175, -0.18, 0.165, -0.23, 0.11, -0.24, -0.06, -0.225,
                    -0.125, -0.18, -0.145, 0, -0.15, 0.2, -0.15, 0.25, -0.13
                };
            default ->
                new double[] {
                    0.315, -0.165, 0.27, 0.02, 0.15, 0.145, 0, 0.17, -0.15, 0.135, -0.235, 0.02, -0.235, -0.07, -0.16,
                    -0.125, 0.02, -0.13, 0.2, -0.16
                };
        };
        double g = 1 + grow;
        Pt[] points = new Pt[shape.length / 2];
        for (int i = 0; i < points.length; i++) {
            double px = s * (x + shape[2 * i] * g);
            double py = y + shape[2 * i + 1] * g;
            // Lenses are flat and stand before the eyes.
            points[i] = head.project(px, py, 0.86 + head.skull.middle(0) - 0.16 * px * px / 0.3);
        }
        return Curves.closed(points);
    }

    private static Pt at(Scene scene, double x, double y) {
        return scene.head.project(x, y, 0.87 - 0.16 * x * x / 0.3);
    }

    static void draw(Scene scene, Canvas image) {
        Glasses glasses = scene.person.glasses();
        if (glasses == Glasses.NONE) {
            return;
        }
        double unit = scene.unit();
        Head head = scene.head;
        double eyeX = scene.features.eyeX;
        Rgb frame = switch (glasses) {
            case ROUND -> scene.of(Trait.UNDERTONE) > 0.5 ? Rgb.hex(0x8A6A32) : Rgb.hex(0x6E7278);
            case SQUARE -> Rgb.hex(0x201C1E);
            default -> Rgb.hex(0x5A2430);
        };
        double thick = unit * (glasses == Glasses.ROUND ? 0.03 : 0.046);
        Canvas cast = new Canvas(scene.size);
        for (int side = -1; side <= 1; side += 2) {
            cast.line(lens(scene, side, 0), thick * 1.2, Rgb.BLACK, 1);
        }
        Mask shadow = cast.mask().blurred(unit * 0.03);
        cast.dispose();
        image.shade(
                shadow,
                -scene.light.x * unit * 0.07,
                unit * 0.06,
                0.4 + 0.3 * scene.light.strength,
                new Rgb(0.45, 0.36, 0.36));
        Rgb lit = frame.times(scene.light.on(0, -0.2, 0.95));
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            double z = 0.5;
            Pt hinge = at(scene, s * (eyeX + 0.255), -0.06);
            Pt ear = head.project(s * head.skull.halfWidth(0) * 1.02, -0.04, -0.02);
            if (Ears.near(scene, side) || Math.abs(scene.head.yawSin) < 0.12) {
                Pt bend = head.project(s * head.skull.halfWidth(0) * 1.01, -0.055, z * 0.6);
                image.line(Curves.open(hinge, bend, ear), thick, lit.times(0.85), 1);
            }
            Path2D lens = lens(scene, side, 0);
            image.fill(lens, Rgb.hex(0xCFE0EA), 0.05);
            glare(scene, image, side);
            image.line(lens, thick, lit.times(0.8), 1);
            image.line(lens(scene, side, 0.015), thick * 0.34, lit.mix(Rgb.WHITE, 0.35), 0.55);
        }
        image.line(
                Curves.open(at(scene, -(eyeX - 0.225), -0.02), at(scene, 0, -0.055), at(scene, eyeX - 0.225, -0.02)),
                thick,
                lit,
                1);
    }

    private static void glare(Scene scene, Canvas image, int side) {
        double x = side * scene.features.eyeX;
        double lean = scene.light.x > 0 ? 1 : -1;
        Path2D streak = Curves.closed(
                at(scene, x + lean * 0.06, -0.1),
                at(scene, x + lean * 0.15, -0.08),
                at(scene, x + lean * 0.05, 0.13),
                at(scene, x - lean * 0.02, 0.13));
        image.fill(streak, Rgb.WHITE, 0.1 + 0.12 * scene.light.strength);
    }
}
