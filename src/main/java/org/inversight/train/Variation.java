package org.inversight.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.inversight.data.Images;

/**
 * Mild variations, so that an evaluator also knows soft and slightly bent images: of digits rotation, size, slant,
 * place and thickness; of all blur, contrast and faint noise.
 */
public final class Variation {

    private Variation() {}

    /** One variation of every image; images in colour keep their shape. */
    public static Images of(Images images, RandomGenerator random) {
        int side = images.width();
        if (images.channels() > 1) {
            return coloured(images, side, random);
        }
        float[] pixels = new float[images.pixels().length];
        for (int i = 0; i < images.count(); i++) {
            float[] image = vary(images.image(i), side, random);
            System.arraycopy(image, 0, pixels, i * side * side, side * side);
        }
        return new Images(images.count(), 1, side, side, pixels);
    }

    private static Images coloured(Images images, int side, RandomGenerator random) {
        int plane = side * side;
        float[] pixels = images.pixels().clone();
        for (int i = 0; i < images.count(); i++) {
            double blur = random.nextInt(3) == 0 ? random.nextDouble(0.3, 1.0) : 0;
            double slope = random.nextInt(3) == 0 ? random.nextDouble(0.8, 1.25) : 1;
            double deviation = random.nextInt(3) == 0 ? random.nextDouble(0.04) : 0;
            for (int c = 0; c < images.channels(); c++) {
                int from = (i * images.channels() + c) * plane;
                GreyCanvas canvas = new GreyCanvas(side, Arrays.copyOfRange(pixels, from, from + plane));
                if (blur > 0) {
                    canvas.blur(blur);
                }
                canvas.map(v -> 0.5 + slope * (v - 0.5) + deviation * random.nextGaussian());
                System.arraycopy(canvas.image(), 0, pixels, from, plane);
            }
        }
        return new Images(images.count(), images.channels(), side, side, pixels);
    }

    private static float[] vary(float[] source, int side, RandomGenerator random) {
        GreyCanvas canvas = new GreyCanvas(side, source);
        if (random.nextInt(4) > 0) {
            canvas = affine(source, side, random);
        }
        if (random.nextInt(4) == 0) {
            canvas = thickness(canvas.image(), side, random.nextDouble(-0.7, 0.9));
        }
        if (random.nextInt(3) == 0) {
            canvas.blur(random.nextDouble(0.4, 1.1));
        }
        if (random.nextInt(3) == 0) {
            double slope = random.nextDouble(0.75, 1.6);
            double power = random.nextDouble(0.7, 1.4);
            canvas.map(v -> slope * Math.pow(Math.clamp(v, 0, 1), power));
        }
        if (random.nextInt(3) == 0) {
            double deviation = random.nextDouble(0.05);
            canvas.map(v -> v + deviation * random.nextGaussian());
        }
        return canvas.image();
    }

    private static GreyCanvas affine(float[] source, int side, RandomGenerator random) {
        double angle = Math.clamp(random.nextGaussian() * 0.12, -0.3, 0.3);
        double slant = Math.clamp(random.nextGaussian() * 0.12, -0.3, 0.3);
        double wide = Math.exp(Math.clamp(random.nextGaussian() * 0.09, -0.25, 0.25));
        double high = Math.exp(Math.clamp(random.nextGaussian() * 0.09, -0.25, 0.25));
        double right = random.nextDouble(-2.5, 2.5);
        double down = random.nextDouble(-2.5, 2.5);
        double centre = (side - 1) / 2.0;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new GreyCanvas(side).fill((x, y) -> {
            double u = (x - centre - right) / wide;
            double v = (y - centre - down) / high;
            double a = cos * u + sin * v + slant * v;
            double b = -sin * u + cos * v;
            return sample(source, side, a + centre, b + centre);
        });
    }

    /** Bilinear, zero outside. */
    private static double sample(float[] source, int side, double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double fx = x - x0;
        double fy = y - y0;
        return (1 - fy) * ((1 - fx) * at(source, side, x0, y0) + fx * at(source, side, x0 + 1, y0))
                + fy * ((1 - fx) * at(source, side, x0, y0 + 1) + fx * at(source, side, x0 + 1, y0 + 1));
    }

    private static double at(float[] source, int side, int x, int y) {
        return x < 0 || y < 0 || x >= side || y >= side ? 0 : source[y * side + x];
    }

    /** Moves each value towards the largest (amount above 0) or smallest of its neighbours. */
    private static GreyCanvas thickness(float[] source, int side, double amount) {
        return new GreyCanvas(side).fill((x, y) -> {
            double extreme = at(source, side, x, y);
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    double value = at(source, side, x + dx, y + dy);
                    extreme = amount > 0 ? Math.max(extreme, value) : Math.min(extreme, value);
                }
            }
            double own = at(source, side, x, y);
            return own + Math.abs(amount) * (extreme - own);
        });
    }
}
