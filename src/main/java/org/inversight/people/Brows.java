package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.random.RandomGenerator;

/** Brows, hair by hair. */
final class Brows {

    private Brows() {}

    static void draw(Scene scene, Canvas face) {
        double unit = scene.unit();
        double thick = 0.016 + 0.034 * scene.of(Trait.BROW_THICKNESS);
        double arch = 0.015 + 0.07 * scene.of(Trait.BROW_ARCH);
        double move = scene.nuisance.expression().brows();
        RandomGenerator random = scene.grain(5);
        for (int side = -1; side <= 1; side += 2) {
            double tilt = Math.toRadians(scene.of(Trait.BROW_TILT) + 2 - 7 * Math.min(0, move));
            double middle = scene.features.eyeX + 0.015;
            double y = -0.205
                    - 0.045 * move
                    - 0.02 * scene.of(Trait.EYE_SIZE)
                    - scene.features.lift(side) * (1.6 + 0.6 * move);
            double[] out = {-0.21, -0.1, 0.02, 0.12, 0.215};
            double[] up = {0, 0.35, 0.8, 1.0, 0.25};
            Pt[] spine = new Pt[out.length];
            Pt[] top = new Pt[out.length];
            for (int i = 0; i < out.length; i++) {
                double v = y + 0.02 - arch * up[i] - out[i] * Math.tan(tilt);
                // Frowning draws the inner ends down and together.
                double frown = Math.min(0, move) * (0.5 - i / 4.0) * 0.05;
                spine[i] = scene.head.at(side * (middle + out[i] + frown), v - frown);
                top[i] = scene.head.at(side * (middle + out[i] + 0.03), v - thick);
            }
            Path2D band = new Path2D.Double();
            Curves.ribbon(band, List.of(spine), unit * thick, 0.3);
            face.fill(band, scene.colours.brow, 0.62);
            Path2D hairs = new Path2D.Double();
            for (int k = 0; k < 34; k++) {
                double t = random.nextDouble() * 3.7;
                int i = (int) t;
                Pt root = spine[i].towards(spine[i + 1], t - i).plus(0, unit * thick * random.nextDouble(-0.3, 0.9));
                Pt tip = top[i].towards(top[i + 1], Math.min(1, t - i + 0.6));
                Curves.ribbon(
                        hairs,
                        List.of(root, root.towards(tip, 0.8).plus(0, random.nextDouble(-1, 1))),
                        unit * 0.009,
                        0.2);
            }
            face.fill(hairs, scene.colours.brow.times(0.8), 0.75);
        }
    }
}
