package org.inversight.people;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hair that is bound: a bun, a ponytail, braids. */
final class Tails {

    private final Scene scene;
    private final Tones tones;
    private final double crown;
    private final double unit;
    private final RandomGenerator random;
    private final double size;

    Tails(Scene scene, Tones tones, double crown) {
        this.scene = scene;
        this.tones = tones;
        this.crown = crown;
        unit = scene.unit();
        random = scene.grain(27);
        size = 0.24 + 0.12 * scene.of(Trait.HAIR_VOLUME) + 0.06 * scene.of(Trait.HAIR_LENGTH);
    }

    void bun(Canvas image) {
        double part = scene.of(Trait.HAIR_PART);
        Pt centre = scene.head.project(0.12 * part, crown - size * 0.45, -0.3);
        double r = unit * size;
        Canvas layer = new Canvas(scene.size);
        layer.disc(centre, r, tones.colour(0.3), 1);
        layer.lock();
        for (int k = 0; k < 34; k++) {
            double turn = random.nextDouble(6.28);
            double radius = r * Math.sqrt(random.nextDouble()) * 0.95;
            List<Pt> arc = new ArrayList<>();
            for (int i = 0; i <= 5; i++) {
                double a = turn + i * 0.3;
                arc.add(centre.plus(Math.cos(a) * radius, Math.sin(a) * radius * 0.92));
            }
            Pt mid = arc.get(2);
            double nx = (mid.x() - centre.x()) / r;
            double ny = (mid.y() - centre.y()) / r;
            double nz = Math.sqrt(Math.max(0, 1 - nx * nx - ny * ny));
            tones.add(tones.at(nx, ny, nz) + random.nextGaussian() * 0.12, arc, r * 0.1, 0.5);
        }
        tones.paint(layer, 0.85);
        image.draw(layer);
        layer.dispose();
    }

    void ponytail(Canvas image) {
        int side = scene.of(Trait.HAIR_PART) > 0 ? 1 : -1;
        double end = 1.0 + 0.6 * scene.of(Trait.HAIR_LENGTH);
        Head head = scene.head;
        double wide = 0.16 + 0.1 * scene.of(Trait.HAIR_VOLUME);
        for (int k = 0; k < 44; k++) {
            double u = random.nextGaussian() * 0.5;
            double off = u * wide;
            List<Pt> spine = List.of(
                    head.project(side * 0.2, -0.62, -0.7),
                    head.project(side * (0.66 + off * 0.4), -0.55, -0.75),
                    head.project(side * (0.92 + off), -0.1, -0.75),
                    head.project(side * (0.93 + off * 1.4), 0.5, -0.65),
                    head.project(side * (0.84 + off * 1.2), 0.9, -0.55),
                    head.project(side * (0.9 + off * 0.5), end + random.nextDouble(-0.12, 0.1), -0.5));
            double tone = tones.at(side * 0.5 + u * 0.6, -0.2, 0.5) * 0.8 + 0.14 * random.nextGaussian();
            tones.add(k < 12 ? 0.1 : tone, spine, unit * (k < 12 ? 0.09 : 0.035), 0.5);
        }
        tones.paint(image, 0.92);
    }

    /** The braids before the shoulders, or those that the turned head hides the beginning of. */
    void braids(Canvas layer, boolean behind) {
        double end = 1.2 + 0.5 * scene.of(Trait.HAIR_LENGTH);
        double half = 0.085 + 0.045 * scene.of(Trait.HAIR_VOLUME);
        for (int side = -1; side <= 1; side += 2) {
            boolean hidden = side * scene.head.yawSin > 0.18;
            if (hidden != behind) {
                continue;
            }
            int n = 17;
            Pt from = scene.head.project(side * (scene.head.skull.width + 0.01), 0.08, -0.05);
            for (int i = 0; i < n; i++) {
                double t = (double) i / (n - 1);
                Pt to = scene.body.at(side * (0.66 - 0.08 * t), 0.25 + (end - 0.25) * t);
                Pt at = from.towards(to, Math.min(1, t * 1.6));
                double r = half * unit * (1 - 0.35 * t);
                tones.disc(0.1, at, r);
                for (int lobe = -1; lobe <= 1; lobe += 2) {
                    for (int k = 0; k < 3; k++) {
                        double lean = lobe * r * (0.95 - 0.3 * k);
                        List<Pt> spine = List.of(
                                at.plus(lean, -r * (0.7 - 0.1 * k)),
                                at.plus(lean * 0.8, 0),
                                at.plus(-lobe * r * 0.1, r * 0.85));
                        double tone = tones.at(lobe * 0.6, -0.2, 0.6) + 0.12 - 0.12 * k;
                        tones.add(tone, spine, r * 0.2, 0.4);
                    }
                }
            }
        }
        tones.paint(layer, 0.9);
    }
}
