package org.inversight.people;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Straight and wavy hair on the head, strand by strand. */
final class Strands {

    private final Scene scene;
    private final HairCut cut;
    private final HairShell shell;
    private final double unit;

    Strands(Scene scene, HairCut cut, HairShell shell) {
        this.scene = scene;
        this.cut = cut;
        this.shell = shell;
        unit = scene.unit();
    }

    void draw(Canvas layer, Tones tones) {
        RandomGenerator random = scene.grain(23);
        double left = shell.border(-1);
        double right = shell.border(1);
        int count = scene.size <= 100 ? 60 : 190;
        double width = unit * (scene.size <= 100 ? 0.034 : 0.02);
        boolean bald = scene.person.hairStyle() == HairStyle.HORSESHOE;
        List<List<Pt>> shines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double direction = left + (right - left) * ((k * 0.6180339887) % 1.0);
            if (bald && Math.abs(direction) < Math.toRadians(66)) {
                continue;
            }
            double jitter = random.nextGaussian();
            double end = cut.hem(direction) + cut.ragged * random.nextDouble(-0.8, 1.0);
            double phase = random.nextDouble(6.28);
            double start = bald ? -0.36 : shell.crown() + random.nextDouble(0.02, 0.3);
            List<Pt> spine = new ArrayList<>();
            List<Pt> shine = new ArrayList<>();
            double mid = 0;
            int parts = scene.size <= 100 ? 6 : 8;
            for (int i = 0; i <= parts; i++) {
                double t = (double) i / parts;
                double[] at = path(direction, start, end, t, k);
                double out =
                        1.0 + 0.012 * jitter + cut.wave * 0.06 * Math.sin(phase + 7 * t * (0.6 + Math.max(0, end)));
                Pt p = shell.seen(shell.at(at[0], at[1], out));
                spine.add(p);
                if (i >= 2 && i <= 5) {
                    shine.add(p);
                }
                if (i == parts / 2) {
                    mid = shell.tone(tones, at[0], at[1]);
                }
            }
            double tone = mid + 0.13 * jitter;
            tones.add(tone, spine, width * random.nextDouble(0.7, 1.4), 0.45);
            if (mid > 0.5 && random.nextDouble() < 0.5) {
                shines.add(shine);
            }
        }
        tones.paint(layer, 0.85);
        for (List<Pt> shine : shines) {
            tones.add(0.95, shine, width * 0.55, 0.5);
        }
        tones.paint(layer, 0.42);
    }

    /** A strand's direction and height on its way, {@code t} from 0 to 1. */
    private double[] path(double direction, double start, double end, double t, int k) {
        return switch (cut.flow) {
            case RADIAL -> new double[] {direction, start + (end - start) * Math.pow(t, 1.25)};
            case BACKWARD -> {
                // From the edge upwards and back to the crown.
                double bend = direction * (1 - 0.25 * t);
                yield new double[] {bend, end + (start - end) * Math.pow(t, 0.8)};
            }
            case UPWARD -> {
                // Short hair that stands up a little, more so in front, and leans to one side.
                double length = 0.16 + 0.12 * ((k * 0.618) % 1.0);
                double root = end + (start - end) * ((k * 0.7548776662) % 1.0);
                yield new double[] {direction + cut.part * 0.5 * t, Math.max(start - 0.03, root - length * t)};
            }
            case PARTED -> fall(direction, end, t, k);
        };
    }

    /** From the parting to one side; those in front keep to the hairline. */
    private double[] fall(double direction, double end, double t, int k) {
        double parting = Math.toRadians(27) * cut.part;
        int side = direction > parting ? 1 : -1;
        double border = shell.border(side);
        double front = side * Math.min(Math.toRadians(60), Math.abs(border));
        double share = (k * 0.7548776662) % 1.0;
        double to = front + (border - front) * share;
        double low = Math.max(shell.crown() + 0.02, cut.hem(parting) - 0.02);
        double begin = low + (shell.crown() + 0.01 - low) * Math.pow(share, 0.6);
        double at = parting + (to - parting) * (1 - Math.pow(1 - t, 1.6 + 3.2 * share * share));
        double bottom = cut.hem(to) + end - cut.hem(direction);
        double y = begin + (bottom - begin) * Math.pow(t, 1.9 - 0.5 * share);
        // Those in front keep close to the hairline.
        double along = cut.hem(at) - 0.015 + (begin - low) * (1 - t);
        y = along + (y - along) * Math.min(1, share * 2.4);
        double arch = 0.05 * Math.sin(Math.PI * Math.min(1, 1.6 * t)) * (1 - share);
        return new double[] {at, Math.max(shell.crown() + 0.004, Math.min(y - arch, cut.hem(at) + 0.02 * (k % 4)))};
    }
}
