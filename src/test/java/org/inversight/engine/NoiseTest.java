package org.inversight.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoiseTest {

    @Test
    void anEqualKeyGivesEqualNumbers() {
        assertArrayEquals(Noise.normal(50, 7, 0, 3, 1, 12), Noise.normal(50, 7, 0, 3, 1, 12));
    }

    @Test
    void theFirstNumbersDoNotDependOnHowManyAreDrawn() {
        assertArrayEquals(Noise.normal(10, 1, 2), Arrays.copyOf(Noise.normal(1000, 1, 2), 10));
    }

    /** These very numbers: a document of today must give the same images tomorrow. */
    @Test
    void theNumbersOfAKeyAreKnown() {
        assertArrayEquals(new float[] {1.599328f, 0.2276569f, 0.24757226f}, Noise.normal(3, 0, 0, 0, 0, 0));
    }

    @Test
    void everyPartOfTheKeyCountsAndSoDoesItsPlace() {
        Set<Float> firsts = new HashSet<>();
        int keys = 0;
        for (long seed = 0; seed < 5; seed++) {
            for (long stream = 0; stream < 3; stream++) {
                for (long label = 0; label < 10; label++) {
                    for (long restart = 0; restart < 5; restart++) {
                        for (long step = 0; step < 5; step++) {
                            firsts.add(Noise.normal(1, seed, stream, label, restart, step)[0]);
                            keys++;
                        }
                    }
                }
            }
        }
        assertTrue(firsts.size() > keys - 5, firsts.size() + " different numbers of " + keys);
        assertFalse(Arrays.equals(Noise.normal(4, 1, 2), Noise.normal(4, 2, 1)));
        assertFalse(Arrays.equals(Noise.normal(4, 1), Noise.normal(4, 1, 0)));
    }

    @Test
    void theNumbersAreStandardNormal() {
        float[] values = Noise.normal(200_000, 5);
        double mean = 0;
        double square = 0;
        int within = 0;
        for (float value : values) {
            mean += value / values.length;
            square += (double) value * value / values.length;
            within += Math.abs(value) < 1 ? 1 : 0;
        }
        assertEquals(0, mean, 0.01);
        assertEquals(1, square, 0.02);
        assertEquals(0.6827, within / (double) values.length, 0.005);
    }

    @Test
    void neighbouringKeysAreUncorrelated() {
        float[] a = Noise.normal(100_000, 5, 1);
        float[] b = Noise.normal(100_000, 5, 2);
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i] / a.length;
        }
        assertEquals(0, product, 0.02);
    }
}
