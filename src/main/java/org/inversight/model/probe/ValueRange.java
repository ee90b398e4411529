package org.inversight.model.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import org.inversight.model.Generator;
import org.inversight.model.ModelCard;

/**
 * The values of a generator's images, measured.
 *
 * @param images number of images
 */
record ValueRange(double lowest, double highest, int images) {

    private static final int MOST = 256;
    private static final int BLOCK = 8;

    /** Pixels, all channels, that a measurement makes at most. */
    private static final long BUDGET = 16_000_000;

    /** Beyond an end of a range by so much of its largest number is outside of it; below minus this is below 0. */
    private static final double SLACK = 0.05;

    /** A network whose last layer has no bound goes beyond its range by up to so much of it. */
    private static final double OVERSHOOT = 0.5;

    /** Values above this are bytes. */
    private static final double BYTES = 32;

    private static final List<List<Double>> USUAL = List.of(List.of(0.0, 1.0), List.of(-1.0, 1.0), List.of(0.0, 255.0));

    /** Makes images of normal latents, fewer of large ones. */
    static ValueRange of(Subject subject, ModelCard card) {
        long pixels = (long) card.channels() * card.height() * card.width();
        int blocks = (int) Math.clamp(BUDGET / pixels / BLOCK, 1, MOST / BLOCK);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int block = 0; block < blocks; block++) {
            subject.progress().check();
            subject.progress().report("Measuring the values of its images", -1);
            try (NDManager scope = subject.manager().newSubManager()) {
                NDArray z = Generator.inputInTurn(scope, card, block * BLOCK, BLOCK, 7, block);
                NDArray images = Generator.image(subject.network().forward(z), card);
                // NaN stays: it is the smaller and the larger of any two
                low = Math.min(low, images.min().getFloat());
                high = Math.max(high, images.max().getFloat());
            }
        }
        return new ValueRange(low, high, blocks * BLOCK);
    }

    /** Whether both ends are finite; the others are asked only of such. */
    boolean finite() {
        return Double.isFinite(lowest) && Double.isFinite(highest);
    }

    /** The usual range whose ends are nearest; one measured from their largest number where all are far. */
    List<Double> range() {
        double largest = Math.max(Math.abs(lowest), Math.abs(highest));
        boolean bytes = highest > BYTES && lowest > -highest / 2;
        double usual = bytes ? 255 : 1;
        double end = largest < usual * (1 + OVERSHOOT) ? usual : Math.ceil(largest);
        return List.of(!bytes && lowest < -SLACK ? -end : 0.0, end);
    }

    /** Whether a usual range holds them, and no other is as near. */
    boolean usual() {
        List<Double> range = range();
        return USUAL.contains(range) && within(range) && !between(range);
    }

    /** Whether they lie in this range. */
    boolean within(List<Double> range) {
        double slack = SLACK * Math.max(Math.abs(range.getFirst()), Math.abs(range.getLast()));
        return lowest >= range.getFirst() - slack && highest <= range.getLast() + slack;
    }

    /** Whether the smallest is nearer to 0 than to a range's end below 0. */
    private boolean between(List<Double> range) {
        return range.getFirst() < 0 && lowest > range.getFirst() / 2;
    }

    /** What was measured, in one sentence without a full stop. */
    String sentence() {
        return String.format(Locale.ROOT, "%d of its images have values from %.3g to %.3g", images, lowest, highest);
    }
}
