package org.inversight.people;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Curly hair, curl by curl. */
final class Curls {

    private final Scene scene;
    private final HairCut cut;
    private final HairShell shell;
    private final double unit;

    Curls(Scene scene, HairCut cut, HairShell shell) {
        this.scene = scene;
        this.cut = cut;
        this.shell = shell;
        unit = scene.unit();
    }

    /** On the head. */
    void front(Canvas layer, Tones tones) {
        RandomGenerator random = scene.grain(24);
        double left = shell.border(-1);
        double right = shell.border(1);
        double size = cut.curl;
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i <= 44; i++) {
            double direction = left + (right - left) * i / 44;
            places.add(new double[] {direction, cut.hem(direction)});
        }
        for (double[] place : places) {
            double tone = shell.tone(tones, place[0], place[1]) - 0.22;
            tones.disc(tone, shell.seen(place[0], place[1] - size * 0.3), unit * size * random.nextDouble(0.5, 0.95));
        }
        for (int side = -1; side <= 1; side += 2) {
            double hem = cut.hem(shell.border(side)) - (cut.earsFree ? 0.15 : 0);
            double bottom = Math.min(hem, cut.earsFree ? 0.05 : cut.back - 0.22);
            for (double y = shell.crown(); y < bottom; y += size * (y < -0.9 ? 0.25 : 0.8)) {
                tones.disc(
                        shell.tone(tones, shell.border(side), y) - 0.1,
                        shell.edge(y, side),
                        unit * size * random.nextDouble(0.6, 1.2));
            }
        }
        tones.paint(layer, 1);
        int count = (int) ((scene.size <= 100 ? 11 : 19) / size);
        for (int k = 0; k < count; k++) {
            double direction = left + (right - left) * ((k * 0.6180339887) % 1.0);
            double u = random.nextDouble();
            double hem = cut.hem(direction);
            double y = shell.crown() + (hem - shell.crown()) * (hem > 0.3 ? u : 1 - Math.cos(u * 1.57));
            Pt c = shell.seen(direction, y);
            curl(tones, c, shell.tone(tones, direction, y) + random.nextGaussian() * 0.1, random);
        }
        tones.paint(layer, 0.8);
    }

    /** Behind the neck. */
    void back(Canvas layer, Tones tones, RandomGenerator random) {
        double end = cut.back;
        for (int side = -1; side <= 1; side += 2) {
            for (double y = -0.6; y < end - 0.02; y += cut.curl * 0.8) {
                Pt p = shell.edge(y, side).towards(shell.edge(y, -side), inwards(y));
                tones.disc(0.1, p, unit * cut.curl * random.nextDouble(0.7, 1.25));
            }
        }
        tones.paint(layer, 1);
        for (int k = 0; k < 130; k++) {
            double u = random.nextDouble();
            double y = random.nextDouble(-0.5, end - 0.04);
            double across = inwards(y) + (1 - 2 * inwards(y)) * u;
            Pt c = shell.edge(y, -1).towards(shell.edge(y, 1), across);
            double tone = tones.at((2 * u - 1) * 0.9, 0.1, 0.35) * 0.7 + 0.1 * random.nextGaussian();
            curl(tones, c, tone - 0.06, random);
        }
        tones.paint(layer, 0.8);
    }

    /** How far the outline behind the neck comes in at a height, as a share: its end is round. */
    private double inwards(double y) {
        double low = Math.max(0, (y - cut.back) / 0.3 + 1);
        return 0.3 * low * low;
    }

    /** One curl: a turn and a bit of a narrowing spiral. */
    private void curl(Tones tones, Pt centre, double tone, RandomGenerator random) {
        double turn = random.nextDouble(6.28);
        double r = unit * cut.curl * random.nextDouble(0.55, 1.05);
        double spin = random.nextBoolean() ? 0.75 : -0.75;
        List<Pt> arc = new ArrayList<>();
        for (int i = 0; i <= 7; i++) {
            double shrink = 1 - 0.085 * i;
            arc.add(centre.plus(Math.cos(turn + spin * i) * r * shrink, Math.sin(turn + spin * i) * r * shrink * 0.9));
        }
        tones.add(tone, arc, r * 0.2, 0.45);
    }
}
