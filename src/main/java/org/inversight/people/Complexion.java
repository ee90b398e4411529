package org.inversight.people;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;

/** Colour of the skin from place to place: flush, freckles, a mole, and the lines of age. */
final class Complexion {

    private Complexion() {}

    static void draw(Scene scene, Canvas face) {
        Head head = scene.head;
        double unit = scene.unit();
        PersonColours colours = scene.colours;
        RandomGenerator random = scene.grain(11);
        double young = 1 - Math.min(1, (scene.of(Trait.AGE) - 18) / 90);
        for (int side = -1; side <= 1; side += 2) {
            face.glow(head.at(side * 0.42, 0.28), unit * 0.3, unit * 0.22, colours.flush, 0.42 * young);
            face.glow(head.at(side * 0.6, -0.1), unit * 0.25, unit * 0.4, colours.crease, 0.14);
        }
        face.glow(head.at(0, -0.5), unit * 0.6, unit * 0.34, colours.skin.times(1.08), 0.5);
        face.glow(head.at(0, head.skull.length - 0.12), unit * 0.2, unit * 0.14, colours.flush, 0.2);
        freckles(scene, face, random);
        Mark mark = scene.person.mark();
        if (mark != Mark.NONE) {
            Pt at = head.at(mark.x, mark.y);
            face.disc(at, unit * 0.024, colours.crease.times(0.6), 0.9);
            face.disc(at.plus(-unit * 0.006, -unit * 0.007), unit * 0.009, colours.skin, 0.35);
        }
    }

    private static void freckles(Scene scene, Canvas face, RandomGenerator random) {
        double many = scene.of(Trait.FRECKLES);
        double unit = scene.unit();
        Rgb colour = scene.colours.skin.times(new Rgb(0.74, 0.56, 0.44));
        int count = (int) (many * 64);
        Path2D spots = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double x = Math.clamp(random.nextGaussian() * 0.3, -0.56, 0.56);
            double y = 0.2 + random.nextGaussian() * 0.1 + 0.1 * Math.abs(x);
            double r = unit * random.nextDouble(0.008, 0.019);
            Pt at = scene.head.at(x, y);
            spots.append(new Ellipse2D.Double(at.x() - r, at.y() - r, 2 * r, 2 * r), false);
        }
        if (count > 0) {
            face.fill(spots, colour, 0.55);
        }
    }

    /** Lines, after everything that they cross. */
    static void lines(Scene scene, Canvas face) {
        Head head = scene.head;
        Features f = scene.features;
        double unit = scene.unit();
        Nuisance.Expression e = scene.nuisance.expression();
        double old = Math.clamp((scene.of(Trait.AGE) - 32) / 45, 0, 1);
        double smile = Math.max(0, e.smile());
        Rgb crease = scene.colours.crease;
        RandomGenerator random = scene.grain(13);
        for (int i = 0; i < 3; i++) {
            double y = -0.4 - 0.095 * i + random.nextDouble(-0.015, 0.015);
            double wide = random.nextDouble(0.24, 0.36);
            double lean = random.nextDouble(-0.02, 0.02);
            double strength = 0.4 * old * old + 0.28 * Math.max(0, e.brows()) * (0.3 + old);
            face.line(
                    head.curve(-wide, y + lean, -wide * 0.4, y - 0.02, wide * 0.3, y - 0.012, wide, y - lean),
                    unit * 0.017,
                    crease,
                    strength);
        }
        double frown = Math.max(0, -e.brows()) + 0.35 * old;
        for (int side = -1; side <= 1; side += 2) {
            double s = side;
            face.line(
                    head.curve(s * 0.06, -0.2, s * 0.045, -0.13, s * 0.06, -0.07),
                    unit * 0.018,
                    crease,
                    0.35 * Math.min(1, frown));
            double out = f.noseWidth + 0.03;
            double fold = 0.05 + 0.5 * old + 0.34 * smile;
            face.line(
                    head.curve(
                            s * out,
                            f.noseBase - 0.06,
                            s * (out + 0.075),
                            f.noseBase + 0.05,
                            s * (f.mouthHalf + 0.075),
                            f.mouth - 0.03,
                            s * (f.mouthHalf + 0.085),
                            f.mouth + 0.04 + 0.04 * old),
                    unit * 0.024,
                    crease,
                    0.62 * Math.min(0.8, fold));
            face.line(
                    head.curve(
                            s * (f.mouthHalf + 0.02),
                            f.mouth + 0.06,
                            s * (f.mouthHalf + 0.05),
                            f.mouth + 0.14,
                            s * (f.mouthHalf + 0.04),
                            f.mouth + 0.2),
                    unit * 0.022,
                    crease,
                    0.4 * old * old);
            double crow = 0.35 * old + 0.25 * smile * (0.2 + old);
            for (int k = -1; k <= 1; k++) {
                double x = f.eyeX + 0.2;
                face.line(
                        head.curve(
                                s * x,
                                0.02 + 0.022 * k,
                                s * (x + 0.05),
                                0.02 + 0.04 * k,
                                s * (x + 0.095),
                                0.03 + 0.066 * k),
                        unit * 0.013,
                        crease,
                        crow);
            }
        }
    }
}
