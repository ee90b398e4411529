package org.inversight.people;

/**
 * How much of each pixel is covered.
 *
 * @param size of a side in pixels
 * @param cover 0..1, row by row; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Mask(int size, float[] cover) {

    float at(int x, int y) {
        return x < 0 || y < 0 || x >= size || y >= size ? 0 : cover[y * size + x];
    }

    /** The same, blurred three times by a box: nearly a Gaussian of this standard deviation. */
    Mask blurred(double deviation) {
        int radius = (int) Math.round(deviation);
        if (radius < 1) {
            return this;
        }
        float[] from = cover.clone();
        float[] to = new float[from.length];
        for (int pass = 0; pass < 2; pass++) {
            rows(from, to, radius);
            columns(to, from, radius);
        }
        return new Mask(size, from);
    }

    private void rows(float[] from, float[] to, int radius) {
        float norm = 1f / (2 * radius + 1);
        for (int y = 0; y < size; y++) {
            int base = y * size;
            float sum = from[base] * (radius + 1);
            for (int x = 0; x < radius; x++) {
                sum += from[base + Math.min(x, size - 1)];
            }
            for (int x = 0; x < size; x++) {
                sum += from[base + Math.min(x + radius, size - 1)];
                to[base + x] = sum * norm;
                sum -= from[base + Math.max(x - radius, 0)];
            }
        }
    }

    private void columns(float[] from, float[] to, int radius) {
        float norm = 1f / (2 * radius + 1);
        float[] sums = new float[size];
        for (int x = 0; x < size; x++) {
            sums[x] = from[x] * (radius + 1);
        }
        for (int y = 0; y < radius; y++) {
            int base = Math.min(y, size - 1) * size;
            for (int x = 0; x < size; x++) {
                sums[x] += from[base + x];
            }
        }
        for (int y = 0; y < size; y++) {
            int in = Math.min(y + radius, size - 1) * size;
            int out = Math.max(y - radius, 0) * size;
            for (int x = 0; x < size; x++) {
                sums[x] += from[in + x];
                to[y * size + x] = sums[x] * norm;
                sums[x] -= from[out + x];
            }
        }
    }
}
