package org.inversight.people;

/**
 * Light on a head, pixel by pixel: a net over its surface is turned, looks for the lamp behind its own nose and brows,
 * and is filled triangle by triangle.
 */
final class SkinLight {

    private static final int VALUES = 4;

    private final Head head;
    private final Light light;
    private final int size;
    private final int columns;
    private final int rows;

    /** Of each knot of the net: x and y in pixels, nearness in pixels. */
    private final float[] knots;

    /** Of each knot: red, green, blue light and shine. */
    private final float[] lit;

    private final float[] depth;
    private final float[] field;

    SkinLight(Head head, Light light, int size) {
        this.head = head;
        this.light = light;
        this.size = size;
        columns = size <= 100 ? 29 : 53;
        rows = size <= 100 ? 34 : 62;
        knots = new float[columns * rows * 3];
        lit = new float[columns * rows * VALUES];
        depth = new float[size * size];
        field = new float[size * size * VALUES];
        java.util.Arrays.fill(depth, -1e9f);
        placeKnots();
        raster(true);
        lightKnots();
        java.util.Arrays.fill(depth, -1e9f);
        raster(false);
        extend();
    }

    private void placeKnots() {
        double unit = head.unit();
        for (int j = 0; j < rows; j++) {
            double t = (double) j / (rows - 1);
            double y = t < 0.2 ? -0.998 + t / 0.2 * 0.7 : -0.298 + (t - 0.2) / 0.8 * 1.296;
            y = y > 0 ? y * head.skull.length : y;
            for (int i = 0; i < columns; i++) {
                double u = 2.0 * i / (columns - 1) - 1;
                double direction = Math.toRadians(125) * (0.42 * u + 0.58 * u * u * u);
                double[] p = head.onSkull(direction, y);
                Pt seen = head.project(p[0], p[1], p[2]);
                int k = (j * columns + i) * 3;
                knots[k] = (float) seen.x();
                knots[k + 1] = (float) seen.y();
                knots[k + 2] = (float) (head.near(p[0], p[1], p[2]) * unit);
            }
        }
    }

    private void lightKnots() {
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                int west = (j * columns + Math.max(0, i - 1)) * 3;
                int east = (j * columns + Math.min(columns - 1, i + 1)) * 3;
                int north = (Math.max(0, j - 1) * columns + i) * 3;
                int south = (Math.min(rows - 1, j + 1) * columns + i) * 3;
                double ax = knots[east] - knots[west];
                double ay = knots[east + 1] - knots[west + 1];
                double az = knots[east + 2] - knots[west + 2];
                double bx = knots[south] - knots[north];
                double by = knots[south + 1] - knots[north + 1];
                double bz = knots[south + 2] - knots[north + 2];
                double nx = ay * bz - az * by;
                double ny = az * bx - ax * bz;
                double nz = ax * by - ay * bx;
                double length = Math.max(1e-9, Math.sqrt(nx * nx + ny * ny + nz * nz));
                nx /= length;
                ny /= length;
                nz /= length;
                int k = j * columns + i;
                double shadow = shadow(k * 3, nx, ny, nz) * 0.85;
                Rgb colour = light.on(nx, ny, nz, shadow).times(1 - hollow(i, j));
                lit[k * VALUES] = (float) colour.red();
                lit[k * VALUES + 1] = (float) colour.green();
                lit[k * VALUES + 2] = (float) colour.blue();
                lit[k * VALUES + 3] = (float)
                        ((light.shine(nx, ny, nz, 26) * 0.13 + light.shine(nx, ny, nz, 7) * 0.05) * (1 - shadow));
            }
        }
    }

    /** How much of the lamp is behind other parts of the head, 0..1. */
    private double shadow(int knot, double nx, double ny, double nz) {
        double unit = head.unit();
        double x = knots[knot] + nx * unit * 0.02;
        double y = knots[knot + 1] + ny * unit * 0.02;
        double near = knots[knot + 2] + nz * unit * 0.02 + unit * 0.012;
        double most = 0;
        for (int s = 1; s <= 9; s++) {
            double way = unit * 0.055 * s;
            int px = (int) (x + light.x * way);
            int py = (int) (y + light.y * way);
            if (px < 0 || py < 0 || px >= size || py >= size) {
                break;
            }
            double over = depth[py * size + px] - (near + light.z * way);
            most = Math.max(most, over / (unit * (0.02 + 0.012 * s)));
        }
        return Math.clamp(most, 0, 1);
    }

    /** How much of the surroundings a hollow hides, 0..1. */
    private double hollow(int i, int j) {
        if (i < 2 || j < 2 || i >= columns - 2 || j >= rows - 2) {
            return 0;
        }
        double around = (near(i - 2, j) + near(i + 2, j) + near(i, j - 2) + near(i, j + 2)) / 4;
        return Math.clamp((around - near(i, j)) / head.unit() * 2.6, 0, 0.28);
    }

    private float near(int i, int j) {
        return knots[(j * columns + i) * 3 + 2];
    }

    private void raster(boolean depthOnly) {
        for (int j = 0; j + 1 < rows; j++) {
            for (int i = 0; i + 1 < columns; i++) {
                int a = j * columns + i;
                triangle(a, a + 1, a + columns, depthOnly);
                triangle(a + 1, a + columns + 1, a + columns, depthOnly);
            }
        }
    }

    private void triangle(int a, int b, int c, boolean depthOnly) {
        float ax = knots[a * 3];
        float ay = knots[a * 3 + 1];
        float bx = knots[b * 3];
        float by = knots[b * 3 + 1];
        float cx = knots[c * 3];
        float cy = knots[c * 3 + 1];
        float area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
        if (area < 1e-6f) {
            return; // it looks away
        }
        int left = Math.max(0, (int) Math.floor(Math.min(ax, Math.min(bx, cx)) - 0.5f));
        int right = Math.min(size - 1, (int) Math.ceil(Math.max(ax, Math.max(bx, cx)) - 0.5f));
        int top = Math.max(0, (int) Math.floor(Math.min(ay, Math.min(by, cy)) - 0.5f));
        int bottom = Math.min(size - 1, (int) Math.ceil(Math.max(ay, Math.max(by, cy)) - 0.5f));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                float px = x + 0.5f;
                float py = y + 0.5f;
                float wa = ((bx - px) * (cy - py) - (cx - px) * (by - py)) / area;
                float wb = ((cx - px) * (ay - py) - (ax - px) * (cy - py)) / area;
                float wc = 1 - wa - wb;
                if (wa < -1e-4f || wb < -1e-4f || wc < -1e-4f) {
                    continue;
                }
                float near = wa * knots[a * 3 + 2] + wb * knots[b * 3 + 2] + wc * knots[c * 3 + 2];
                int at = y * size + x;
                if (near < depth[at]) {
                    continue;
                }
                depth[at] = near;
                if (!depthOnly) {
                    for (int v = 0; v < VALUES; v++) {
                        field[at * VALUES + v] =
                                wa * lit[a * VALUES + v] + wb * lit[b * VALUES + v] + wc * lit[c * VALUES + v];
                    }
                }
            }
        }
    }

    /** Carries the light of the outermost pixels on to both sides. */
    private void extend() {
        for (int y = 0; y < size; y++) {
            int first = -1;
            int last = -1;
            for (int x = 0; x < size; x++) {
                if (depth[y * size + x] > -1e8f) {
                    first = first < 0 ? x : first;
                    if (last >= 0) {
                        copy(y, last, last + 1, x);
                    }
                    last = x;
                }
            }
            if (first >= 0) {
                copy(y, first, 0, first);
                copy(y, last, last + 1, size);
            } else if (y > 0) {
                System.arraycopy(field, (y - 1) * size * VALUES, field, y * size * VALUES, size * VALUES);
            }
        }
    }

    private void copy(int y, int from, int start, int end) {
        for (int x = start; x < end; x++) {
            System.arraycopy(field, (y * size + from) * VALUES, field, (y * size + x) * VALUES, VALUES);
        }
    }

    /** Lights what is painted on a layer. */
    void apply(Canvas layer) {
        for (int i = 0; i < layer.pixels.length; i++) {
            int old = layer.pixels[i];
            int a = old >>> 24;
            if (a != 0) {
                float gloss = field[i * VALUES + 3] * a;
                layer.pixels[i] = a << 24
                        | Canvas.level((old >> 16 & 255) * field[i * VALUES] + gloss, a) << 16
                        | Canvas.level((old >> 8 & 255) * field[i * VALUES + 1] + gloss, a) << 8
                        | Canvas.level((old & 255) * field[i * VALUES + 2] + gloss, a);
            }
        }
    }
}
