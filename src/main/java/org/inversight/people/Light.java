package org.inversight.people;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Point2D;

/** The light of an image: one lamp and what the surroundings give back. */
final class Light {

    /** Towards the lamp: right, down, towards the viewer. */
    final double x;

    final double y;
    final double z;

    /** What has a direction. */
    final double strength;

    private final Rgb lamp;
    private final Rgb ambient;

    Light(Nuisance.Lighting lighting) {
        double azimuth = Math.toRadians(lighting.azimuth());
        double elevation = Math.toRadians(lighting.elevation());
        x = Math.sin(azimuth) * Math.cos(elevation);
        y = -Math.sin(elevation);
        z = Math.cos(azimuth) * Math.cos(elevation);
        strength = lighting.strength();
        double warm = lighting.warmth();
        Rgb tint = new Rgb(1 + 0.16 * warm, 1 + 0.01 * warm, 1 - 0.24 * warm);
        lamp = tint.times(0.86 * strength + 0.09);
        ambient = new Rgb(1 + 0.02 * warm, 1, 1.06 - 0.05 * warm).times(0.9 - 0.56 * strength);
    }

    /** What a matte surface that looks this way gives back, for each colour. */
    Rgb on(double nx, double ny, double nz) {
        return on(nx, ny, nz, 0);
    }

    /**
     * The same in a shadow.
     *
     * @param shadow 0 none .. 1 full
     */
    Rgb on(double nx, double ny, double nz, double shadow) {
        double facing = nx * x + ny * y + nz * z;
        double wrapped = Math.clamp((facing + 0.22) / 1.22, 0, 1);
        double direct = wrapped * (0.6 + 0.4 * wrapped) * (1 - shadow);
        double sky = 0.86 - 0.16 * ny + 0.1 * nz;
        // Light that went through skin comes out red where the surface turns from the lamp.
        double terminator = Math.exp(-Math.pow((facing - 0.05) / 0.28, 2)) * 0.07 * strength;
        return lamp.times(direct).plus(ambient.times(sky)).plus(new Rgb(terminator, terminator * 0.25, 0));
    }

    /** The shine of a surface that looks this way at the viewer, 0..1. */
    double shine(double nx, double ny, double nz, double sharpness) {
        double hx = x;
        double hy = y;
        double hz = z + 1;
        double length = Math.sqrt(hx * hx + hy * hy + hz * hz);
        double facing = (nx * hx + ny * hy + nz * hz) / length;
        return facing <= 0 ? 0 : Math.pow(facing, sharpness) * strength;
    }

    /** A standing cylinder of this colour between two points that are its left and right edges. */
    LinearGradientPaint cylinder(Pt left, Pt right, Rgb colour, double down) {
        int n = 7;
        float[] stops = new float[n];
        Color[] colours = new Color[n];
        for (int i = 0; i < n; i++) {
            double u = -0.96 + 1.92 * i / (n - 1);
            stops[i] = i / (n - 1f);
            double front = Math.sqrt(1 - u * u);
            double length = Math.hypot(1, down);
            colours[i] =
                    colour.times(on(u / length, down / length, front / length)).color();
        }
        double gap = Math.max(0.5, right.x() - left.x());
        return new LinearGradientPaint(
                new Point2D.Double(left.x(), left.y()),
                new Point2D.Double(left.x() + gap, right.y() + 0.001),
                stops,
                colours);
    }
}
