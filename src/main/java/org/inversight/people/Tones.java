package org.inversight.people;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Strands of one colour, gathered by how much light they get and painted from dark to light. */
final class Tones {

    private static final int COUNT = 6;

    private final Rgb[] colours = new Rgb[COUNT];
    private final Path2D[] strands = new Path2D[COUNT];
    private final Light light;

    Tones(Rgb hair, Light light) {
        this.light = light;
        Rgb lamp = light.on(light.x, light.y, light.z);
        Rgb shade = light.on(0, 0.6, 0.2, 1);
        Rgb deep = hair.times(new Rgb(0.42, 0.4, 0.44));
        Rgb bright = hair.times(1.2).mix(Rgb.hex(0xFFF0DC), 0.05 + 0.1 * light.strength);
        for (int i = 0; i < COUNT; i++) {
            double t = i / (COUNT - 1.0);
            Rgb albedo = t < 0.6 ? deep.mix(hair, t / 0.6) : hair.mix(bright, (t - 0.6) / 0.4);
            Rgb tone = albedo.times(shade.mix(lamp, Math.sqrt(t)).times(0.92).plus(new Rgb(0.06, 0.06, 0.06)));
            // Fair and white hair keeps its strands in the brightest light.
            double most = Math.max(tone.red(), Math.max(tone.green(), tone.blue()));
            double cap = 0.72 + 0.22 * t;
            colours[i] = most > cap ? tone.times(cap / most) : tone;
            strands[i] = new Path2D.Double(Path2D.WIND_NON_ZERO);
        }
    }

    /** How light a place is that looks this way, 0..1 before strands differ. */
    double at(double nx, double ny, double nz) {
        double facing = nx * light.x + ny * light.y + nz * light.z;
        double lit = Math.clamp((facing + 0.35) / 1.35, 0, 1);
        return (0.2 + 0.62 * lit) * light.strength + 0.46 * (1 - light.strength) - 0.05 * ny;
    }

    /** The colour of a tone 0..1. */
    Rgb colour(double tone) {
        double place = Math.clamp(tone, 0, 1) * (COUNT - 1);
        int i = Math.min((int) place, COUNT - 2);
        return colours[i].mix(colours[i + 1], place - i);
    }

    /** Keeps a strand for later. */
    void add(double tone, List<Pt> spine, double half, double thickest) {
        int i = (int) Math.clamp(Math.round(tone * (COUNT - 1)), 0, COUNT - 1);
        Curves.ribbon(strands[i], spine, half, thickest);
    }

    /** Keeps a disc for later. */
    void disc(double tone, Pt centre, double radius) {
        int i = (int) Math.clamp(Math.round(tone * (COUNT - 1)), 0, COUNT - 1);
        strands[i].append(
                new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), false);
    }

    /** Paints all kept strands. */
    void paint(Canvas canvas, double alpha) {
        for (int i = 0; i < COUNT; i++) {
            if (strands[i].getCurrentPoint() != null) {
                canvas.fill(strands[i], colours[i], alpha);
            }
            strands[i].reset();
        }
    }
}
