package org.inversight.people;

import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/** What the camera makes of a drawing: blur, exposure, noise. */
final class Lens {

    private Lens() {}

    /** @return red, green, blue planes in 0..1 */
    static float[] expose(Canvas canvas, Nuisance.Camera camera) {
        int size = canvas.size;
        int plane = size * size;
        float[] image = new float[3 * plane];
        float share = 1f / 255;
        Mask[] channels = new Mask[3];
        for (int c = 0; c < 3; c++) {
            float[] values = new float[plane];
            for (int i = 0; i < plane; i++) {
                values[i] = canvas.pixels[i] >> 16 - 8 * c & 255;
            }
            channels[c] = new Mask(size, values);
        }
        double gain = Math.pow(2, camera.exposure());
        RandomGenerator random = Noise.keyed(camera.seed(), 3);
        for (int c = 0; c < 3; c++) {
            float[] values = soften(channels[c].cover(), size, camera.blur() * size);
            for (int i = 0; i < plane; i++) {
                double light = values[i] * share * gain;
                // What is too bright rolls off instead of being cut.
                double kept = light > 0.65 ? 0.65 + 0.35 * Math.tanh((light - 0.65) / 0.35) : light;
                if (camera.noise() > 0) {
                    kept += camera.noise() * bell(random.nextLong()) * (0.5 + 0.5 * Math.sqrt(kept));
                }
                image[c * plane + i] = (float) Math.clamp(kept, 0, 1);
            }
        }
        return image;
    }

    /** Nearly normal with standard deviation 1, from four times sixteen random bits. */
    private static double bell(long bits) {
        long sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - 2 * 65535) / (65536 / Math.sqrt(3));
    }

    /** A Gaussian of this standard deviation in pixels. */
    private static float[] soften(float[] values, int size, double deviation) {
        if (deviation < 0.25) {
            return values;
        }
        int reach = (int) Math.ceil(deviation * 2.5);
        float[] weights = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weights[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
            sum += weights[i + reach];
        }
        float[] across = new float[values.length];
        float[] both = new float[values.length];
        for (int pass = 0; pass < 2; pass++) {
            float[] from = pass == 0 ? values : across;
            float[] to = pass == 0 ? across : both;
            int step = pass == 0 ? 1 : size;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    int place = pass == 0 ? x : y;
                    int base = y * size + x - place * step;
                    float total = 0;
                    for (int i = -reach; i <= reach; i++) {
                        total += weights[i + reach] * from[base + Math.clamp(place + i, 0, size - 1) * step];
                    }
                    to[y * size + x] = total / sum;
                }
            }
        }
        return both;
    }
}
