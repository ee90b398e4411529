package org.inversight.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.StringTokenizer;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/**
 * Handwriting in an alphabet without digits, drawn by the program: white strokes on black, 1 x 32 x 32. As wholes these
 * images are unlike digits; patch by patch they show the same strokes.
 *
 * <p>A glyph is a skeleton of lines and Bézier curves, moved by an unsteady hand (joints, slant, proportions, a smooth
 * warp), drawn with a round pen and slightly blurred.
 */
public final class Glyphs {

    /** Height and width in pixels. */
    public static final int SIDE = 32;

    private static final int FINE = 3;
    private static final int PIECES = 14;
    private static final long STREAM = 0x676c797068L;

    /**
     * Strokes in a unit square, y downward: M x y lifts the pen, L x y draws a line, C x y x y x y a cubic curve.
     * Letters that a hand could turn into a digit (B, D, G, I, O, S, Z, b, g, l, q) are not among them.
     */
    private static final List<String> SKELETONS = List.of(
            "M .05 1 L .5 0 L .95 1 M .22 .62 L .78 .62",
            "M .9 .18 C .6 -.12 .1 0 .1 .5 C .1 1 .6 1.12 .92 .8 M .55 .5 L .9 .5",
            "M .85 0 L .15 0 L .15 1 L .85 1 M .15 .5 L .7 .5",
            "M .9 0 L .2 0 L .2 1 M .2 .48 L .72 .48",
            "M .15 0 L .15 1 M .85 0 L .85 1 M .15 .5 L .85 .5",
            "M .3 0 L .95 0 M .7 0 L .7 .7 C .7 1.1 .1 1.1 .1 .68",
            "M .2 0 L .2 1 M .85 0 L .2 .58 M .42 .4 L .88 1",
            "M .05 1 L .15 0 L .5 .7 L .85 0 L .95 1",
            "M .15 1 L .15 0 L .85 1 L .85 0",
            "M .2 1 L .2 0 C 1.1 -.1 1.1 .6 .2 .55",
            "M .2 1 L .2 0 C 1.1 -.1 1.1 .6 .2 .52 M .45 .52 L .9 1",
            "M .05 0 L .95 0 M .5 0 L .5 1",
            "M .15 0 L .15 .6 C .15 1.15 .85 1.15 .85 .6 L .85 0",
            "M .1 0 L .5 1 L .9 0",
            "M 0 0 L .25 1 L .5 .3 L .75 1 L 1 0",
            "M .1 0 L .9 1 M .9 0 L .1 1",
            "M .1 0 L .5 .5 L .9 0 M .5 .5 L .5 1",
            "M .78 .3 C .6 -.05 .1 .05 .1 .55 C .1 1.05 .65 1.05 .78 .6 M .82 .05 L .82 .8 C .82 1 .95 1 1 .9",
            "M .1 .5 L .85 .5 C .85 -.1 .1 -.1 .1 .5 C .1 1.1 .7 1.1 .9 .8",
            "M .2 0 L .2 1 M .2 .62 C .4 .3 .8 .3 .8 .62 L .8 1",
            "M .05 .2 L .05 1 M .05 .5 C .15 .1 .5 .1 .5 .5 L .5 1 M .5 .5 C .6 .1 .95 .1 .95 .5 L .95 1",
            "M .15 1 L .15 .35 C .15 -.1 .85 -.1 .85 .35 L .85 1",
            "M .25 .1 L .25 1 M .25 .5 C .35 .2 .6 .1 .85 .2",
            "M .1 0 C .4 .2 .55 .8 .45 1 C .3 1.15 .25 .9 .4 .7 L .9 0",
            "M .1 1 L .35 1 C -.1 .6 .05 0 .5 0 C .95 0 1.1 .6 .65 1 L .9 1",
            "M .1 0 C .1 .7 .9 .7 .9 0 M .5 0 L .5 1",
            "M .5 0 L .5 1 M .5 .22 C -.05 .18 -.05 .82 .5 .78 C 1.05 .82 1.05 .18 .5 .22",
            "M .5 0 L .5 1 M .05 0 C .35 .5 .35 .5 .05 1 M .95 0 C .65 .5 .65 .5 .95 1",
            "M .1 0 L .1 1 L .9 1 L .9 0 M .5 .1 L .5 1",
            "M .1 0 C .4 0 .5 .4 .9 1 M .5 .42 L .1 1",
            "M .05 .15 L .95 .15 M .3 .15 L .25 1 M .7 .15 C .7 .8 .75 1 .95 .95",
            "M .5 .5 C .2 .1 0 .2 0 .5 C 0 .8 .2 .9 .5 .5 C .8 .1 1 .2 1 .5 C 1 .8 .8 .9 .5 .5",
            "M 0 0 C 0 1.3 .5 1.3 .5 .4 C .5 1.3 1 1.3 1 0",
            "M .05 .75 C .8 .7 .8 0 .5 0 C .25 0 .3 1 .6 1 C .8 1 .85 .85 .95 .7",
            "M .05 0 L .05 1 M .05 .5 L .4 .5 M .7 .15 C .3 .15 .3 .85 .7 .85 C 1.1 .85 1.1 .15 .7 .15",
            "M .1 .3 C .3 -.1 .4 .5 .5 .5 C .6 .5 .7 -.1 .9 .3 M .1 .8 C .3 .4 .4 1 .5 1 C .6 1 .7 .4 .9 .8");

    private Glyphs() {}

    /**
     * Draws glyphs; equal seeds give equal images, and the first of many are those of few.
     *
     * @param count how many
     * @param seed of all random numbers
     */
    public static Images draw(int count, long seed) {
        float[] pixels = new float[count * SIDE * SIDE];
        int fine = SIDE * FINE;
        BufferedImage paper = new BufferedImage(fine, fine, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        for (int i = 0; i < count; i++) {
            RandomGenerator random = Noise.keyed(seed, STREAM, i);
            pen.setColor(Color.BLACK);
            pen.fillRect(0, 0, fine, fine);
            pen.setColor(Color.WHITE);
            float thickness = (float) Math.clamp(2.7 + 0.7 * random.nextGaussian(), 1.7, 4.6);
            pen.setStroke(new BasicStroke(thickness * FINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(path(SKELETONS.get(random.nextInt(SKELETONS.size())), new Hand(random)));
            double blur = random.nextDouble(0.04, 0.16);
            System.arraycopy(blurred(shrunk(paper), blur), 0, pixels, i * SIDE * SIDE, SIDE * SIDE);
        }
        pen.dispose();
        return new Images(count, 1, SIDE, SIDE, pixels);
    }

    private static Path2D path(String skeleton, Hand hand) {
        Path2D path = new Path2D.Double();
        StringTokenizer tokens = new StringTokenizer(skeleton);
        double[] at = new double[2];
        while (tokens.hasMoreTokens()) {
            char what = tokens.nextToken().charAt(0);
            double[] numbers = new double[what == 'C' ? 6 : 2];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Double.parseDouble(tokens.nextToken()) + hand.slip();
            }
            if (what == 'M') {
                double[] place = hand.place(numbers[0], numbers[1]);
                path.moveTo(place[0], place[1]);
            } else {
                for (int piece = 1; piece <= PIECES; piece++) {
                    double t = piece / (double) PIECES;
                    double[] place = hand.place(along(at[0], numbers, 0, t), along(at[1], numbers, 1, t));
                    path.lineTo(place[0], place[1]);
                }
            }
            at[0] = numbers[numbers.length - 2];
            at[1] = numbers[numbers.length - 1];
        }
        return path;
    }

    /** One coordinate of a line or cubic curve at t in [0, 1]. */
    private static double along(double start, double[] numbers, int axis, double t) {
        double s = 1 - t;
        return numbers.length == 2
                ? s * start + t * numbers[axis]
                : s * s * s * start
                        + 3 * s * s * t * numbers[axis]
                        + 3 * s * t * t * numbers[axis + 2]
                        + t * t * t * numbers[axis + 4];
    }

    /** Means over squares of the fine image, in [0, 1]. */
    private static float[] shrunk(BufferedImage paper) {
        float[] small = new float[SIDE * SIDE];
        byte[] ink = ((DataBufferByte) paper.getRaster().getDataBuffer()).getData();
        int fine = SIDE * FINE;
        for (int y = 0; y < fine; y++) {
            for (int x = 0; x < fine; x++) {
                small[y / FINE * SIDE + x / FINE] += (ink[y * fine + x] & 0xFF) / (255f * FINE * FINE);
            }
        }
        return small;
    }

    /** Each pixel gives this share to each of its four neighbours; the border is black. */
    private static float[] blurred(float[] image, double share) {
        float[] out = new float[image.length];
        for (int y = 1; y < SIDE - 1; y++) {
            for (int x = 1; x < SIDE - 1; x++) {
                int i = y * SIDE + x;
                float around = image[i - 1] + image[i + 1] + image[i - SIDE] + image[i + SIDE];
                out[i] = (float) Math.clamp((image[i] * (1 - 4 * share) + around * share) * 1.15, 0, 1);
            }
        }
        return out;
    }

    /** How one glyph is written: where a point of the skeleton comes to lie on the fine paper. */
    private static final class Hand {

        private final RandomGenerator random;
        private final double width;
        private final double height;
        private final double slant;
        private final double angle;
        private final double centreX;
        private final double centreY;
        private final double[] waves = new double[8];

        Hand(RandomGenerator random) {
            this.random = random;
            width = random.nextDouble(13, 20);
            height = random.nextDouble(17, 21);
            slant = 0.22 * random.nextGaussian() + 0.15;
            angle = Math.toRadians(8 * random.nextGaussian());
            centreX = SIDE / 2.0 + random.nextGaussian();
            centreY = SIDE / 2.0 + random.nextGaussian();
            for (int i = 0; i < waves.length; i += 4) {
                waves[i] = 0.035 * random.nextGaussian();
                waves[i + 1] = random.nextDouble(2, 6);
                waves[i + 2] = random.nextDouble(2, 6);
                waves[i + 3] = random.nextDouble(2 * Math.PI);
            }
        }

        /** By how much the hand misses a joint, as a share of the glyph. */
        double slip() {
            return 0.035 * random.nextGaussian();
        }

        double[] place(double x, double y) {
            double u = (x - 0.5 + wave(0, x, y)) * width;
            double v = (y - 0.5 + wave(4, x, y)) * height;
            u -= slant * v;
            return new double[] {
                FINE * (centreX + u * Math.cos(angle) - v * Math.sin(angle)),
                FINE * (centreY + u * Math.sin(angle) + v * Math.cos(angle))
            };
        }

        private double wave(int from, double x, double y) {
            return waves[from] * Math.sin(waves[from + 1] * x + waves[from + 2] * y + waves[from + 3]);
        }
    }
}
