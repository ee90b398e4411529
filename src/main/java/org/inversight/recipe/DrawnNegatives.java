package org.inversight.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.inversight.data.ImageSet;
import org.inversight.data.Images;
import org.inversight.train.Batches;
import org.inversight.train.GreyCanvas;

/** Images that show nothing, drawn by the program. */
public final class DrawnNegatives {

    private final ImageSet images;
    private final List<NegativeKind> trained;
    private final List<NegativeKind> heldOut;

    /**
     * @param images square ones from which shuffled ones are cut, and whose number of channels is drawn; may be empty
     *     only if no shuffled kind is drawn
     */
    public DrawnNegatives(ImageSet images) {
        this.images = images;
        this.trained = List.of(
                kind("uniform noise", DrawnNegatives::uniform),
                kind("sparse noise", DrawnNegatives::sparse),
                kind("blurred noise", DrawnNegatives::blurred),
                kind("plain grey", DrawnNegatives::plain),
                kind("stripes", DrawnNegatives::stripes),
                kind("texture tiles", DrawnNegatives::tiles),
                kind("scribbles", DrawnNegatives::scribbles),
                new NegativeKind("shuffled patches, 8 px", (r, side) -> shuffled(r, side, 8)),
                kind("shuffled patches, 4 px", (r, side) -> shuffled(r, side, 4)));
        this.heldOut = List.of(
                kind("rings", DrawnNegatives::rings),
                kind("checkerboard", DrawnNegatives::checkerboard),
                kind("crosses of bars", DrawnNegatives::bars));
    }

    /** The kinds that an evaluator with a reject class learns from. */
    public List<NegativeKind> trained() {
        return trained;
    }

    /** Kinds that it never sees in training. */
    public List<NegativeKind> heldOut() {
        return heldOut;
    }

    private static float[] uniform(RandomGenerator random, int side) {
        double centre = random.nextDouble();
        double width = random.nextDouble(0.1, 1);
        boolean normal = random.nextBoolean();
        return new GreyCanvas(side)
                .fill((x, y) -> centre + width * (normal ? random.nextGaussian() * 0.5 : random.nextDouble(-1, 1)))
                .image();
    }

    private static float[] sparse(RandomGenerator random, int side) {
        double density = random.nextDouble(0.01, 0.6);
        boolean binary = random.nextBoolean();
        return new GreyCanvas(side)
                .fill((x, y) -> random.nextDouble() < density ? binary ? 1 : random.nextDouble() : 0)
                .image();
    }

    private static float[] blurred(RandomGenerator random, int side) {
        GreyCanvas canvas = new GreyCanvas(side).fill((x, y) -> random.nextGaussian());
        canvas.blur(random.nextDouble(0.5, 4)).stretch();
        double threshold = random.nextDouble(0.3, 0.7);
        double slope = random.nextDouble(1, 12);
        boolean hard = random.nextBoolean();
        return hard
                ? canvas.map(v -> 0.5 + slope * (v - threshold)).image()
                : canvas.map(v -> v * random.nextDouble(0.98, 1)).image();
    }

    private static float[] plain(RandomGenerator random, int side) {
        double value = random.nextBoolean() ? random.nextDouble() : random.nextInt(2);
        double across = random.nextGaussian() * 0.02;
        double down = random.nextGaussian() * 0.02;
        boolean slanted = random.nextBoolean();
        return new GreyCanvas(side)
                .fill((x, y) -> value + (slanted ? across * x + down * y : 0))
                .image();
    }

    private static float[] stripes(RandomGenerator random, int side) {
        double angle = random.nextDouble(Math.PI);
        double wave = random.nextDouble(2.5, 16);
        double phase = random.nextDouble(2 * Math.PI);
        double slope = random.nextBoolean() ? 0.5 : random.nextDouble(1, 8);
        double share = random.nextDouble(-0.6, 0.6);
        double ink = random.nextDouble(0.3, 1);
        double cos = Math.cos(angle) * 2 * Math.PI / wave;
        double sin = Math.sin(angle) * 2 * Math.PI / wave;
        return new GreyCanvas(side)
                .fill((x, y) -> ink * Math.clamp(0.5 + slope * (Math.sin(cos * x + sin * y + phase) - share), 0, 1))
                .image();
    }

    private static float[] tiles(RandomGenerator random, int side) {
        int size = random.nextInt(3, 13);
        float[] tile = new float[size * size];
        boolean binary = random.nextBoolean();
        double density = random.nextDouble(0.15, 0.7);
        for (int i = 0; i < tile.length; i++) {
            tile[i] = random.nextDouble() < density ? (binary ? 1 : (float) random.nextDouble()) : 0;
        }
        GreyCanvas canvas = new GreyCanvas(side).fill((x, y) -> tile[y % size * size + x % size]);
        return random.nextBoolean() ? canvas.blur(random.nextDouble(0.4, 1.2)).image() : canvas.image();
    }

    private static float[] scribbles(RandomGenerator random, int side) {
        GreyCanvas canvas = new GreyCanvas(side);
        int strokes = random.nextInt(4, 10);
        double radius = random.nextDouble(0.6, 1.8);
        for (int i = 0; i < strokes; i++) {
            canvas.stroke(random, random.nextDouble(15, 50), random.nextDouble(0.05, 0.8), radius);
        }
        return canvas.image();
    }

    private float[] shuffled(RandomGenerator random, int side, int patch) {
        float[] source =
                images.select(new int[] {random.nextInt(images.count())}).pixels();
        int across = side / patch;
        int[] order = Batches.shuffled(across * across, random);
        float[] shuffled = new float[source.length];
        for (int i = 0; i < source.length; i++) {
            int x = i % side;
            int y = i / side % side;
            int from = order[y / patch * across + x / patch];
            shuffled[i] = source[
                    i / (side * side) * side * side
                            + (from / across * patch + y % patch) * side
                            + from % across * patch
                            + x % patch];
        }
        return shuffled;
    }

    private static float[] rings(RandomGenerator random, int side) {
        double cx = random.nextDouble(0.2, 0.8) * side;
        double cy = random.nextDouble(0.2, 0.8) * side;
        double wave = random.nextDouble(3, 8);
        double phase = random.nextDouble(2 * Math.PI);
        double slope = random.nextDouble(0.5, 4);
        return new GreyCanvas(side)
                .fill((x, y) -> 0.5 + slope * Math.sin(Math.hypot(x - cx, y - cy) * 2 * Math.PI / wave + phase))
                .image();
    }

    private static float[] checkerboard(RandomGenerator random, int side) {
        double angle = random.nextDouble(Math.PI / 2);
        double size = random.nextDouble(2, 7);
        double low = random.nextDouble(0.3);
        double high = random.nextDouble(0.6, 1);
        double cos = Math.cos(angle) / size;
        double sin = Math.sin(angle) / size;
        double phase = random.nextDouble(2);
        return new GreyCanvas(side)
                .fill((x, y) -> Math.floorMod(
                                        (long) Math.floor(x * cos + y * sin + phase)
                                                + (long) Math.floor(y * cos - x * sin + phase),
                                        2L)
                                == 0
                        ? low
                        : high)
                .image();
    }

    private static float[] bars(RandomGenerator random, int side) {
        GreyCanvas canvas = new GreyCanvas(side);
        int count = random.nextInt(5, 9);
        for (int i = 0; i < count; i++) {
            boolean level = i % 2 == 0;
            double place = random.nextDouble(2, side - 2.0);
            double radius = random.nextDouble(0.6, 1.6);
            for (double t = 0; t < side; t += 0.5) {
                canvas.dot(level ? t : place, level ? place : t, radius, 1);
            }
        }
        return canvas.image();
    }

    /** A kind that is drawn in grey, and coloured where the images are. */
    private NegativeKind kind(String title, NegativeKind.Drawing drawing) {
        return new NegativeKind(title, images.channels() == 1 ? drawing : (r, side) -> coloured(drawing, r, side));
    }

    /** One pattern between two colours, or a pattern of its own for each channel. */
    private float[] coloured(NegativeKind.Drawing drawing, RandomGenerator random, int side) {
        boolean own = random.nextInt(3) == 0;
        int plane = side * side;
        float[] pattern = drawing.draw(random, side);
        float[] pixels = new float[images.channels() * plane];
        for (int c = 0; c < images.channels(); c++) {
            if (own) {
                System.arraycopy(drawing.draw(random, side), 0, pixels, c * plane, plane);
                continue;
            }
            float dark = random.nextFloat();
            float light = random.nextFloat();
            for (int i = 0; i < plane; i++) {
                pixels[c * plane + i] = dark + (light - dark) * pattern[i];
            }
        }
        return pixels;
    }

    /** Many square images of one kind. */
    public static Images draw(NegativeKind kind, int count, int side, RandomGenerator random) {
        float[] first = kind.draw(random, side);
        float[] pixels = Arrays.copyOf(first, count * first.length);
        for (int i = 1; i < count; i++) {
            System.arraycopy(kind.draw(random, side), 0, pixels, i * first.length, first.length);
        }
        return new Images(count, first.length / (side * side), side, side, pixels);
    }
}
