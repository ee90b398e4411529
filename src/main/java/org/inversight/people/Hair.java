package org.inversight.people;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hair on the head: a mass, then strands on its surface from dark to light. */
final class Hair {

    private final Scene scene;
    private final HairCut cut;
    private final HairShell shell;
    private final double unit;

    Hair(Scene scene) {
        this.scene = scene;
        cut = HairCut.of(scene.person);
        shell = new HairShell(scene, cut);
        unit = scene.unit();
    }

    boolean earsFree() {
        return cut.earsFree;
    }

    boolean earsHidden() {
        return cut.earsHidden();
    }

    /** What is behind head and neck. */
    void drawBack(Canvas image) {
        HairStyle style = scene.person.hairStyle();
        Tones tones = new Tones(scene.colours.hair, scene.light);
        Tails tails = new Tails(scene, tones, shell.crown());
        if (style == HairStyle.BUN) {
            tails.bun(image);
        } else if (style == HairStyle.PONYTAIL) {
            tails.ponytail(image);
        } else if (style == HairStyle.BRAIDS) {
            tails.braids(image, true);
        }
        if (cut.back <= 0.2) {
            return;
        }
        Canvas layer = new Canvas(scene.size);
        double end = cut.back;
        // A full head of hair stands off from the temples: what is behind shows beside them.
        double start = style == HairStyle.HORSESHOE ? -0.3 : -0.75;
        boolean curls = cut.curl > 0;
        double straight = end - (curls ? 0.3 : 0.16);
        double corner = curls ? 0.2 : 0.05;
        List<Pt> outline = shell.edge(start, straight, 1);
        for (double u : new double[] {corner, 0.22, 0.5, 0.78, 1 - corner}) {
            double sag = 0.16 * (1 - Math.pow(2 * u - 1, 4)) - 0.1;
            Pt right = shell.edge(end, 1);
            outline.add(right.towards(shell.edge(end, -1), u).plus(0, unit * sag));
        }
        outline.addAll(shell.edge(straight, start, -1));
        layer.fill(Curves.polygon(outline), tones.colour(0.1), 1);
        RandomGenerator random = scene.grain(21);
        if (curls) {
            new Curls(scene, cut, shell).back(layer, tones, random);
            image.draw(layer);
            layer.dispose();
            return;
        }
        layer.lock();
        for (int k = 0; k < 46; k++) {
            double u = random.nextDouble();
            double top = random.nextDouble(-0.6, 0.4);
            List<Pt> spine = new ArrayList<>();
            for (int i = 0; i <= 5; i++) {
                double y = top + (end + 0.08 - top) * i / 5;
                spine.add(shell.edge(y, -1).towards(shell.edge(y, 1), u));
            }
            double side = 2 * u - 1;
            double tone = tones.at(side * 0.9, 0.1, 0.35) * 0.62 + random.nextDouble(-0.16, 0.1);
            tones.add(tone, spine, unit * 0.03, 0.3);
        }
        tones.paint(layer, 0.8);
        image.draw(layer);
        layer.dispose();
    }

    /** What is over the head; empty if there is none. */
    Canvas drawFront() {
        Canvas layer = new Canvas(scene.size);
        HairStyle style = scene.person.hairStyle();
        if (style == HairStyle.BALD) {
            return layer;
        }
        Tones tones = new Tones(scene.colours.hair, scene.light);
        if (style == HairStyle.HORSESHOE) {
            patches(layer, tones);
        } else {
            mass(layer, tones);
        }
        if (cut.curl > 0) {
            new Curls(scene, cut, shell).front(layer, tones);
        } else {
            new Strands(scene, cut, shell).draw(layer, tones);
        }
        if (style == HairStyle.BRAIDS) {
            new Tails(scene, tones, shell.crown()).braids(layer, false);
        }
        return layer;
    }

    /** The covered region: along the lower edge, then over the crown. */
    private void mass(Canvas layer, Tones tones) {
        List<Pt> outline = new ArrayList<>();
        double left = shell.border(-1);
        double right = shell.border(1);
        RandomGenerator random = scene.grain(22);
        int n = 64;
        double ragged = cut.flow == HairCut.Flow.RADIAL ? cut.ragged : 0;
        for (int i = 0; i <= n; i++) {
            double direction = left + (right - left) * i / n;
            double uneven = ragged * (i % 2 == 0 ? 0.5 : -0.5) * random.nextDouble();
            outline.add(shell.seen(direction, cut.hem(direction) + uneven));
        }
        outline.addAll(shell.edge(cut.hem(right), shell.crown(), 1));
        outline.addAll(shell.edge(shell.crown(), cut.hem(left), -1));
        Rgb from = tones.colour(tones.at(scene.light.x * 0.8, -0.5, 0.3) - 0.12);
        Rgb to = tones.colour(0.16);
        double reach = unit * 0.85;
        Pt middle = scene.head.project(0, -0.45, 0);
        double solid = scene.person.hairStyle() == HairStyle.BUZZ ? 0.72 : 1;
        layer.fill(
                Curves.closed(outline),
                new java.awt.GradientPaint(
                        (float) (middle.x() + scene.light.x * reach),
                        (float) (middle.y() + scene.light.y * reach),
                        from.color(solid),
                        (float) (middle.x() - scene.light.x * reach),
                        (float) (middle.y() - scene.light.y * reach + 0.01),
                        to.color(solid)));
    }

    /** Hair at the sides only. */
    private void patches(Canvas layer, Tones tones) {
        for (int side = -1; side <= 1; side += 2) {
            double inner = side * Math.toRadians(64);
            double outer = shell.border(side);
            if (side * (outer - inner) < 0.1) {
                continue;
            }
            List<Pt> outline = new ArrayList<>();
            for (int i = 0; i <= 10; i++) {
                double d = inner + (outer - inner) * i / 10;
                outline.add(shell.seen(d, Math.max(-0.2, cut.hem(d))));
            }
            outline.addAll(shell.edge(cut.hem(outer), -0.4, side));
            for (int i = 10; i >= 0; i--) {
                double d = inner + (outer - inner) * i / 10;
                outline.add(shell.seen(d, -0.22 - 0.16 * i / 10));
            }
            layer.fill(Curves.closed(outline), tones.colour(0.42), 0.85);
        }
    }
}
