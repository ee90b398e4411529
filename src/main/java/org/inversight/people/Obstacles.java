package org.inversight.people;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** What is in the way: a hand, a strand of hair, a cap, a scarf. */
final class Obstacles {

    private final Scene scene;
    private final Nuisance.Occlusion what;
    private final double unit;
    private final RandomGenerator random;

    private Obstacles(Scene scene) {
        this.scene = scene;
        what = scene.nuisance.occlusion();
        unit = scene.unit();
        random = Noise.keyed(scene.nuisance.setting().pattern(), 77);
    }

    static void draw(Scene scene, Canvas image) {
        Obstacles it = new Obstacles(scene);
        switch (it.what.occluder()) {
            case NONE -> {}
            case HAND -> it.hand(image);
            case STRAND -> it.strand(image);
            case CAP -> it.cap(image);
            case SCARF -> it.scarf(image);
        }
    }

    private void strand(Canvas image) {
        Tones tones = new Tones(scene.colours.hair, scene.light);
        double s = what.side();
        for (int k = 0; k < 9; k++) {
            double x = s * (0.1 + 0.26 * what.amount() + random.nextGaussian() * 0.035);
            double end = 0.25 + 0.6 * what.amount() + random.nextGaussian() * 0.08;
            List<Pt> spine = List.of(
                    scene.head.at(s * 0.1, -0.78, 0.08),
                    scene.head.at(x + s * 0.12, -0.35, 0.08),
                    scene.head.at(x + s * 0.05, 0.1, 0.1),
                    scene.head.at(x, end, 0.06));
            tones.add(tones.at(s * 0.3, -0.2, 0.8) + random.nextGaussian() * 0.15, spine, unit * 0.03, 0.4);
        }
        tones.paint(image, 0.95);
    }

    private void hand(Canvas image) {
        double s = what.side();
        Canvas layer = new Canvas(scene.size);
        Rgb skin = scene.colours.skin.times(scene.light.on(s * 0.2, -0.1, 0.9));
        Rgb dark = scene.colours.crease.times(scene.light.on(s * 0.4, 0.4, 0.6, 0.5));
        double reach = 0.35 * what.amount();
        // A hand at cheek and chin, fingers upwards along the face.
        Pt wrist = scene.body.at(s * 0.86, 2.1);
        Pt palm = scene.head.at(s * 0.5, 0.94, 0.1);
        layer.fill(
                Curves.closed(
                        wrist.plus(-unit * 0.2, 0),
                        palm.plus(-unit * 0.24, unit * 0.25),
                        palm.plus(-unit * 0.2, -unit * 0.12),
                        palm.plus(unit * 0.16, -unit * 0.16),
                        palm.plus(unit * 0.24, unit * 0.2),
                        wrist.plus(unit * 0.2, 0)),
                skin,
                1);
        for (int k = 0; k < 4; k++) {
            double x = -0.18 + 0.112 * k;
            double tall = (k == 0 ? 0.3 : 0.44 - 0.05 * Math.abs(k - 2)) + reach;
            Pt root = palm.plus(unit * x, 0);
            Pt tip = palm.plus(unit * (x * 1.05 - s * 0.1 * (k - 1.5) * 0.3 + s * 0.06), -unit * tall);
            Pt bend = root.towards(tip, 0.55).plus(s * unit * 0.03, 0);
            layer.line(Curves.open(root, bend, tip), unit * 0.13, dark.mix(skin, 0.45), 1);
            layer.line(Curves.open(root, bend, tip), unit * 0.108, skin, 1);
            layer.line(
                    Curves.open(
                            root.plus(scene.light.x * unit * 0.02, 0),
                            bend.plus(scene.light.x * unit * 0.02, 0),
                            tip.plus(scene.light.x * unit * 0.02, 0)),
                    unit * 0.04,
                    skin.mix(Rgb.WHITE, 0.14),
                    0.6);
            layer.glow(tip, unit * 0.06, unit * 0.06, scene.colours.flush.times(1.1), 0.6);
        }
        layer.lock();
        layer.glow(palm.plus(0, unit * 0.55), unit * 0.5, unit * 0.5, dark, 0.5);
        Mask mask = layer.mask().blurred(unit * 0.06);
        image.shade(mask, -scene.light.x * unit * 0.07, unit * 0.05, 0.5, new Rgb(0.4, 0.33, 0.33));
        image.draw(layer);
        layer.dispose();
    }

    private void cap(Canvas image) {
        Head head = scene.head;
        Rgb cloth = Rgb.hsl(random.nextDouble(360), random.nextDouble(0.1, 0.6), random.nextDouble(0.15, 0.6));
        HairCut cut = HairCut.of(scene.person);
        double w = head.skull.width + 0.06 + Math.min(0.06, cut.sides);
        double brim = -0.47 + 0.08 * what.amount();
        List<Pt> dome = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            double a = Math.PI * i / 12;
            dome.add(edge(-w * Math.cos(a), brim - (0.6 + Math.min(0.1, cut.top)) * Math.sin(a)));
        }
        for (int i = 0; i <= 6; i++) {
            double u = 1 - i / 3.0;
            dome.add(head.project(u * w * 0.98, brim + 0.02 + 0.06 * (1 - u * u), 0.6 * Math.sqrt(1 - u * u * 0.98)));
        }
        Canvas layer = new Canvas(scene.size);
        layer.fill(Curves.closed(dome), scene.light.cylinder(edge(-w, brim), edge(w, brim), cloth, -0.5));
        layer.lock();
        Rgb dark = cloth.times(scene.light.on(0, 0.5, 0.4, 0.6));
        Pt button = head.project(0, brim - 0.6 - Math.min(0.1, cut.top), 0);
        for (int k = -1; k <= 1; k++) {
            layer.line(
                    Curves.open(
                            button,
                            head.project(k * w * 0.55, brim - 0.5, 0.5),
                            head.project(k * w * 0.66, brim, 0.72)),
                    unit * 0.02,
                    dark,
                    0.6);
        }
        layer.glow(
                edge(-0.3 * -Math.signum(scene.light.x), brim - 0.5),
                unit * 0.4,
                unit * 0.3,
                cloth.times(scene.light.on(scene.light.x, scene.light.y, scene.light.z)),
                0.5);
        Canvas peak = new Canvas(scene.size);
        List<Pt> front = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            double u = -1 + i / 4.0;
            front.add(head.project(u * w * 0.86, brim - 0.02, 0.66 * Math.sqrt(Math.max(0, 1 - u * u * 0.7))));
        }
        for (int i = 8; i >= 0; i--) {
            double u = -1 + i / 4.0;
            front.add(head.project(u * w * 0.86, brim + 0.08 + 0.14 * (1 - u * u), 0.66 + 0.6 * (1 - u * u * 0.75)));
        }
        peak.fill(Curves.closed(front), cloth.times(0.8).times(scene.light.on(0, -0.7, 0.6)), 1);
        peak.line(Curves.open(front.subList(9, 18)), unit * 0.022, dark, 0.8);
        Mask shadow = peak.mask().blurred(unit * 0.07);
        image.shade(
                shadow,
                -scene.light.x * unit * 0.1,
                unit * (0.12 + 0.12 * -scene.light.y),
                0.75,
                new Rgb(0.42, 0.36, 0.38));
        image.draw(layer);
        image.draw(peak);
        layer.dispose();
        peak.dispose();
    }

    private Pt edge(double x, double y) {
        return scene.head.frame.at(x, y);
    }

    private void scarf(Canvas image) {
        Rgb cloth = Rgb.hsl(random.nextDouble(360), random.nextDouble(0.15, 0.6), random.nextDouble(0.25, 0.75));
        double top = 1.02 - 0.34 * what.amount();
        double w = scene.of(Trait.NECK) + 0.26;
        Canvas layer = new Canvas(scene.size);
        Frame b = scene.body;
        layer.fill(
                Curves.closed(
                        b.at(-w, top - 0.04),
                        b.at(-w * 0.5, top + 0.08),
                        b.at(0, top + 0.11),
                        b.at(w * 0.5, top + 0.08),
                        b.at(w, top - 0.04),
                        b.at(w + 0.12, 1.3),
                        b.at(w, 1.52),
                        b.at(0.1, 1.66),
                        b.at(-w, 1.52),
                        b.at(-w - 0.12, 1.3)),
                scene.light.cylinder(b.at(-w, 1.2), b.at(w, 1.2), cloth, -0.2));
        layer.lock();
        Rgb dark = cloth.times(scene.light.on(0, 0.5, 0.4, 0.6)).times(0.75);
        Rgb bright = cloth.times(scene.light.on(0, -0.5, 0.8)).mix(Rgb.WHITE, 0.06);
        for (int k = 0; k < 5; k++) {
            double y = top + 0.12 + k * 0.11;
            double lean = random.nextDouble(-0.06, 0.06);
            layer.line(
                    Curves.open(b.at(-w - 0.1, y - lean - 0.05), b.at(0, y + 0.08), b.at(w + 0.1, y + lean - 0.05)),
                    unit * 0.04,
                    dark,
                    0.42);
            layer.line(
                    Curves.open(b.at(-w - 0.1, y - lean - 0.1), b.at(0, y + 0.03), b.at(w + 0.1, y + lean - 0.1)),
                    unit * 0.026,
                    bright,
                    0.5);
        }
        Mask mask = layer.mask().blurred(unit * 0.05);
        image.shade(mask, 0, -unit * 0.03, 0.5, new Rgb(0.4, 0.33, 0.33));
        image.draw(layer);
        layer.dispose();
    }
}
