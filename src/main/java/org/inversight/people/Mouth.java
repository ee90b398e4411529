package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.List;

/** Lips, teeth and what is between them. */
final class Mouth {

    private final Scene scene;
    private final Head head;
    private final Features f;
    private final double unit;
    private final double half;
    private final double corner;
    private final double gap;
    private final double upper;
    private final double lower;
    private final double line;

    Mouth(Scene scene) {
        this.scene = scene;
        head = scene.head;
        f = scene.features;
        unit = scene.unit();
        Nuisance.Expression e = scene.nuisance.expression();
        double full = scene.of(Trait.LIPS);
        half = f.mouthHalf;
        gap = 0.17 * e.mouthOpen() + 0.09 * Math.max(0, e.smile() - 0.45);
        line = f.mouth + 0.008 - 0.12 * gap;
        corner = line - 0.075 * e.smile() + 0.3 * gap;
        double stretch = 1 - 0.25 * Math.max(0, e.smile());
        upper = (0.034 + 0.05 * full) * stretch;
        lower = (0.05 + 0.062 * full) * stretch;
    }

    private double y(double x, double middle) {
        double u = Math.min(1, Math.abs(x) / half);
        return middle + (corner - middle) * u * u - f.skew * 0.03 * x / half;
    }

    private Pt at(double x, double y) {
        return head.at(f.mouthX + x, y(x, y));
    }

    /** The outline of both lips, a little larger by {@code grow}. */
    Path2D outline(double grow) {
        double top = line - upper - grow;
        double bottom = line + gap + lower + grow;
        return Curves.closed(
                at(-half - grow, line),
                at(-half * 0.5, top + 0.012),
                at(-half * 0.17, top - 0.008),
                at(0, top + 0.012),
                at(half * 0.17, top - 0.008),
                at(half * 0.5, top + 0.012),
                at(half + grow, line),
                at(half * 0.6, bottom - lower * 0.3),
                at(0, bottom),
                at(-half * 0.6, bottom - lower * 0.3));
    }

    /** Half the height of the opening, for whom a beard leaves it free. */
    double bottom() {
        return line + gap + lower;
    }

    double line() {
        return line;
    }

    void draw(Canvas face) {
        PersonColours colours = scene.colours;
        Rgb lip = colours.lip;
        Rgb crease = colours.crease;
        face.glow(head.at(f.mouthX, line + gap + lower + 0.05), unit * half * 0.85, unit * 0.06, crease, 0.4);
        face.glow(head.at(f.mouthX, f.noseBase + 0.1), unit * 0.05, unit * 0.09, crease, 0.22);
        face.fill(outline(0), lip, 0.85);
        double top = line - upper;
        Path2D above = Curves.closed(
                at(-half, line),
                at(-half * 0.5, top + 0.012),
                at(-half * 0.17, top - 0.008),
                at(0, top + 0.012),
                at(half * 0.17, top - 0.008),
                at(half * 0.5, top + 0.012),
                at(half, line),
                at(half * 0.4, line),
                at(0, line + 0.008),
                at(-half * 0.4, line));
        face.fill(above, lip.times(0.74), 0.75);
        if (gap > 0.012) {
            inside(face);
        } else {
            Path2D parting = new Path2D.Double();
            Curves.ribbon(
                    parting,
                    List.of(
                            at(-half * 1.03, line),
                            at(-half * 0.7, line),
                            at(-half * 0.35, line - 0.004),
                            at(0, line + 0.008),
                            at(half * 0.35, line - 0.004),
                            at(half * 0.7, line),
                            at(half * 1.03, line)),
                    unit * 0.013,
                    0.5);
            face.fill(parting, crease.times(0.5), 0.9);
        }
        for (int side = -1; side <= 1; side += 2) {
            face.glow(at(side * half * 1.03, line), unit * 0.05, unit * 0.045, crease, 0.55);
        }
    }

    private void inside(Canvas face) {
        Canvas layer = new Canvas(scene.size);
        double wide = half * 0.93;
        layer.fill(
                Curves.closed(
                        at(-wide, line),
                        at(-wide * 0.45, line + 0.002),
                        at(0, line + 0.008),
                        at(wide * 0.45, line + 0.002),
                        at(wide, line),
                        at(wide * 0.62, line + gap * 0.78),
                        at(0, line + gap),
                        at(-wide * 0.62, line + gap * 0.78)),
                Rgb.hex(0x421517),
                1);
        layer.lock();
        double tall = Math.min(gap * 0.78, 0.062);
        Rgb tooth = Rgb.hex(0xF3EDE2);
        if (gap > 0.1) {
            layer.glow(at(0, line + gap * 0.95), unit * half * 0.6, unit * 0.07, Rgb.hex(0xB4545A), 0.9);
        }
        layer.fill(
                Curves.closed(
                        at(-wide * 0.98, line - 0.01),
                        at(0, line - 0.01),
                        at(wide * 0.98, line - 0.01),
                        at(wide * 0.72, line + tall * 0.72),
                        at(0, line + tall),
                        at(-wide * 0.72, line + tall * 0.72)),
                tooth,
                1);
        for (int k = -3; k <= 3; k++) {
            double x = k * wide * 0.21;
            layer.line(Curves.open(at(x, line), at(x, line + tall)), unit * 0.006, Rgb.hex(0xA98F84), 0.4);
        }
        for (int side = -1; side <= 1; side += 2) {
            layer.glow(at(side * wide * 0.95, line + 0.02), unit * wide * 0.5, unit * 0.1, Rgb.hex(0x3A1214), 0.75);
        }
        layer.glow(at(0, line), unit * wide, unit * 0.028, Rgb.hex(0x5A2A26), 0.5);
        face.draw(layer);
        layer.dispose();
    }

    /** The shine of the lower lip. */
    void glint(Canvas image) {
        double shine = (0.12 + 0.25 * scene.of(Trait.LIP_COLOUR)) * (0.4 + scene.light.strength);
        image.glow(
                at(half * 0.22 * Math.signum(scene.light.x), line + gap + lower * 0.45),
                unit * half * 0.4,
                unit * lower * 0.34,
                Rgb.WHITE,
                shine);
    }
}
