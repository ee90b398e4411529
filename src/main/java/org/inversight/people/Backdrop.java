package org.inversight.people;

import java.awt.geom.Path2D;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** What is behind the person. */
final class Backdrop {

    private final Nuisance.Setting setting;
    private final Light light;
    private final int size;
    private final RandomGenerator random;

    private Backdrop(Scene scene) {
        setting = scene.nuisance.setting();
        light = scene.light;
        size = scene.size;
        random = Noise.keyed(setting.pattern());
    }

    static void draw(Scene scene, Canvas image) {
        new Backdrop(scene).draw(image);
    }

    private void draw(Canvas image) {
        Rgb base = tone(0, 0);
        wash(image, base, base.times(0.82));
        switch (setting.place()) {
            case PLAIN -> {}
            case GRADIENT -> wash(image, tone(0, 0.16), tone(random.nextDouble(-70, 70), -0.2));
            case SPLIT -> split(image);
            case LIGHTS -> lights(image);
            case WINDOW -> window(image);
            case SHELVES -> shelves(image);
            case FOLIAGE -> foliage(image);
        }
        Pt lamp = new Pt(size * (0.5 + 0.42 * light.x), size * (0.45 + 0.4 * light.y));
        image.glow(lamp, size * 0.8, size * 0.75, base.mix(Rgb.WHITE, 0.65), 0.34);
        Pt dark = new Pt(size * (0.5 - 0.62 * light.x), size * 0.95);
        image.glow(dark, size * 0.8, size * 0.8, base.times(0.3), 0.34);
    }

    private Rgb tone(double turn, double lighter) {
        return Rgb.hsl(
                setting.hue() + turn, setting.saturation(), Math.clamp(setting.lightness() + lighter, 0.05, 0.95));
    }

    private void wash(Canvas image, Rgb from, Rgb to) {
        image.wash(from, to, random.nextDouble(-0.9, 0.9));
    }

    private void split(Canvas image) {
        double at = random.nextDouble(0.25, 0.75) * size;
        double lean = random.nextDouble(-0.35, 0.35) * size;
        Path2D part = new Path2D.Double();
        if (random.nextBoolean()) {
            part.moveTo(at - lean, -1);
            part.lineTo(size + 1, -1);
            part.lineTo(size + 1, size + 1);
            part.lineTo(at + lean, size + 1);
        } else {
            part.moveTo(-1, at - lean);
            part.lineTo(size + 1, at + lean);
            part.lineTo(size + 1, size + 1);
            part.lineTo(-1, size + 1);
        }
        part.closePath();
        image.fill(part, tone(random.nextDouble(-50, 50), random.nextBoolean() ? 0.2 : -0.22), 1);
    }

    private void lights(Canvas image) {
        wash(image, tone(0, -0.12), tone(40, -0.26));
        for (int i = 0; i < 12; i++) {
            Pt at = new Pt(random.nextDouble() * size, random.nextDouble() * size * 0.9);
            double radius = size * random.nextDouble(0.03, 0.11);
            Rgb colour = Rgb.hsl(setting.hue() + random.nextDouble(-60, 60), 0.55, 0.7);
            image.glow(at, radius * 1.5, radius * 1.5, colour, random.nextDouble(0.15, 0.4));
            image.disc(at, radius, colour, random.nextDouble(0.12, 0.4));
        }
    }

    private void window(Canvas image) {
        double left = random.nextDouble(-0.2, 0.55) * size;
        double wide = random.nextDouble(0.4, 0.6) * size;
        double top = random.nextDouble(-0.1, 0.1) * size;
        Rgb sky = tone(random.nextDouble(-20, 20), 0.26).mix(Rgb.hex(0xDCE8F2), 0.5);
        image.block(left, top, wide, size * 0.75, sky, 1);
        image.block(left, top + size * 0.45, wide, size * 0.3, tone(80, 0.02), 0.55);
        Rgb frame = tone(0, -0.18);
        double bar = size * 0.022;
        image.block(left + wide * 0.48, top, bar, size * 0.75, frame, 1);
        image.block(left, top + size * 0.3, wide, bar, frame, 1);
        image.block(left - bar, top + size * 0.75, wide + 2 * bar, bar * 2, frame.times(1.2), 1);
    }

    private void shelves(Canvas image) {
        wash(image, tone(0, -0.1), tone(0, -0.2));
        double x = random.nextDouble(-0.1, 0) * size;
        double row = size * random.nextDouble(0.26, 0.36);
        for (double y = -row * random.nextDouble(); y < size; y += row) {
            for (x = -size * 0.05 * random.nextDouble(); x < size; ) {
                double thick = size * random.nextDouble(0.025, 0.07);
                double tall = row * random.nextDouble(0.6, 0.86);
                Rgb colour = Rgb.hsl(
                        setting.hue() + random.nextDouble(-110, 110),
                        0.08 + setting.saturation() * 0.8,
                        Math.clamp(setting.lightness() + random.nextDouble(-0.28, 0.16), 0.08, 0.85));
                image.block(x, y + row - tall, thick * 0.94, tall, colour, 0.9);
                x += thick;
            }
            image.block(0, y + row - size * 0.012, size, size * 0.03, tone(0, -0.3), 0.9);
        }
    }

    private void foliage(Canvas image) {
        wash(image, tone(0, 0.12), tone(25, -0.24));
        for (int i = 0; i < 34; i++) {
            Pt at = new Pt(random.nextDouble() * size, random.nextDouble() * size);
            double rx = size * random.nextDouble(0.06, 0.2);
            image.glow(
                    at,
                    rx,
                    rx * random.nextDouble(0.5, 1),
                    random.nextDouble(3),
                    tone(random.nextDouble(-28, 28), random.nextDouble(-0.3, 0.3)),
                    0.75);
        }
    }
}
