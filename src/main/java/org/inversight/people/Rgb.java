package org.inversight.people;

import java.awt.Color;

/** A colour in display values 0..1; may be out of range in between. */
record Rgb(double red, double green, double blue) {

    static final Rgb BLACK = new Rgb(0, 0, 0);
    static final Rgb WHITE = new Rgb(1, 1, 1);

    static Rgb hex(int rgb) {
        return new Rgb((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    /** From hue in degrees, saturation and lightness 0..1. */
    static Rgb hsl(double hue, double saturation, double lightness) {
        double reach = saturation * Math.min(lightness, 1 - lightness);
        return new Rgb(
                channel(hue, 0, reach, lightness),
                channel(hue, 8, reach, lightness),
                channel(hue, 4, reach, lightness));
    }

    private static double channel(double hue, double offset, double reach, double lightness) {
        double k = ((offset + hue / 30) % 12 + 12) % 12;
        return lightness - reach * Math.max(-1, Math.min(1, Math.min(k - 3, 9 - k)));
    }

    /** Along a row of colours at 0..1. */
    static Rgb along(double at, Rgb... stops) {
        double place = Math.clamp(at, 0, 1) * (stops.length - 1);
        int first = Math.min((int) place, stops.length - 2);
        return stops[first].mix(stops[first + 1], place - first);
    }

    Rgb mix(Rgb other, double share) {
        return new Rgb(
                red + (other.red - red) * share,
                green + (other.green - green) * share,
                blue + (other.blue - blue) * share);
    }

    Rgb times(double factor) {
        return new Rgb(red * factor, green * factor, blue * factor);
    }

    Rgb times(Rgb other) {
        return new Rgb(red * other.red, green * other.green, blue * other.blue);
    }

    Rgb plus(Rgb other) {
        return new Rgb(red + other.red, green + other.green, blue + other.blue);
    }

    double luma() {
        return 0.3 * red + 0.59 * green + 0.11 * blue;
    }

    Color color() {
        return color(1);
    }

    Color color(double alpha) {
        return new Color(part(red), part(green), part(blue), part(alpha));
    }

    private static float part(double value) {
        return (float) Math.clamp(value, 0, 1);
    }
}
