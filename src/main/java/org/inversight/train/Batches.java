package org.inversight.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.inversight.engine.Noise;

/**
 * Which images make which batch: every epoch is a fresh shuffle, keyed by seed, stream and epoch, so that any batch can
 * be named without drawing the ones before it. The remainder of an epoch that fills no batch is left out.
 */
public final class Batches {

    private final int count;
    private final int size;
    private final long seed;
    private final long stream;
    private int[] order = new int[0];
    private int epoch = -1;

    /**
     * @param count number of images, at least one
     * @param size of a batch; less where there are fewer images
     * @param stream tells apart the independent shuffles of one seed
     */
    public Batches(int count, int size, long seed, long stream) {
        this.count = count;
        this.size = Math.min(size, count);
        this.seed = seed;
        this.stream = stream;
    }

    /** Images of a batch. */
    int size() {
        return size;
    }

    /** Number of batches of one epoch. */
    public int perEpoch() {
        return count / size;
    }

    /** Positions of the images of this batch. */
    public int[] at(int iteration) {
        int wanted = iteration / perEpoch();
        if (wanted != epoch) {
            epoch = wanted;
            order = shuffled(count, Noise.keyed(seed, stream, epoch));
        }
        int from = iteration % perEpoch() * size;
        return Arrays.copyOfRange(order, from, from + size);
    }

    /** The numbers 0 .. count - 1 in random order (Fisher and Yates). */
    public static int[] shuffled(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
