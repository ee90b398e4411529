package org.inversight.engine;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers that depend on nothing but their key. libtorch has one generator a process, so a draw anywhere would
 * shift every later one; here each (seed, stream, class, restart, step) has a generator of its own.
 */
public final class Noise {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Noise() {}

    /**
     * {@return a generator for this key; equal keys give equal numbers}
     *
     * @param key seed, stream and whatever else tells this draw from others
     */
    public static RandomGenerator keyed(long... key) {
        long hash = 0x9E3779B97F4A7C15L;
        for (long part : key) {
            hash = mix(hash ^ mix(part + 0x632BE59BD9B4E019L));
        }
        return FACTORY.create(hash);
    }

    /**
     * Fills {@code into[from .. from + count)} with standard normal numbers.
     *
     * @param random where they come from
     * @param into array that is filled
     * @param from first position
     * @param count how many numbers
     */
    public static void normal(RandomGenerator random, float[] into, int from, int count) {
        for (int i = from; i < from + count; i++) {
            into[i] = (float) random.nextGaussian();
        }
    }

    /**
     * {@return {@code count} standard normal numbers of this key}
     *
     * @param count how many numbers
     * @param key as for {@link #keyed}
     */
    public static float[] normal(int count, long... key) {
        float[] values = new float[count];
        normal(keyed(key), values, 0, count);
        return values;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
