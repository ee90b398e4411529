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

    /** Beyond an end of a range by so much of its width is outside of it. */
    private static final double SLACK = 0.025;

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
                low = Math.min(low, images.min().getFloat());
                high = Math.max(high, images.max().getFloat());
            }
        }
        return new ValueRange(low, high, blocks * BLOCK);
    }

    /** The usual range that holds them; one measured from their largest number where none does. */
    List<Double> range() {
        if (usual()) {
            return USUAL.stream().filter(this::within).findFirst().orElseThrow();
        }
        double end = Math.ceil(Math.max(Math.abs(lowest), Math.abs(highest)));
        return List.of(lowest < 0 ? -end : 0.0, end);
    }

    /** Whether a usual range holds them. */
    boolean usual() {
        return USUAL.stream().anyMatch(range -> within(range) && fills(range));
    }

    /** Whether they lie in this range. */
    boolean within(List<Double> range) {
        double slack = SLACK * (range.getLast() - range.getFirst());
        return lowest >= range.getFirst() - slack && highest <= range.getLast() + slack;
    }

    /** Whether they are not a small part of a wide range. */
    private boolean fills(List<Double> range) {
        return range.getLast() <= 1 || highest > 32;
    }

    /** What was measured, in one sentence without a full stop. */
    String sentence() {
        return String.format(Locale.ROOT, "%d of its images have values from %.3g to %.3g", images, lowest, highest);
    }
}
