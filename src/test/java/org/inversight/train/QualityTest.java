package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.inversight.fixtures.Reference;
import org.junit.jupiter.api.Test;

/** Against numpy: reference/quality.py. */
class QualityTest {

    private static final Reference REFERENCE = Reference.read("quality.json");

    @Test
    void distancePrecisionAndRecallAgreeWithNumpy() {
        Quality quality = Quality.of(rows(40, 0, 1), rows(30, 3, 0.8));
        assertEquals(REFERENCE.number("/distance"), quality.distance(), 1e-6);
        assertEquals(REFERENCE.number("/precision"), quality.precision(), 1e-9);
        assertEquals(REFERENCE.number("/recall"), quality.recall(), 1e-9);
    }

    @Test
    void aSetIsWhollyLikeItself() {
        Quality quality = Quality.of(rows(40, 0, 1), rows(40, 0, 1));
        assertEquals(0, quality.distance(), 1e-6);
        assertEquals(1, quality.precision());
        assertEquals(1, quality.recall());
    }

    /** A column that never changes has no variance; the distance is that of the others. */
    @Test
    void aConstantFeatureAddsNothing() {
        double expected = Quality.frechet(rows(40, 0, 1), rows(30, 3, 0.8));
        double actual = Quality.frechet(withConstant(rows(40, 0, 1)), withConstant(rows(30, 3, 0.8)));
        assertEquals(expected, actual, 1e-6);
    }

    @Test
    void eigenvaluesAgreeWithNumpy() {
        double[][] matrix = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int k = 0; k < 6; k++) {
                matrix[i][k] = Math.sin(1.3 * i + 0.7 * k) + Math.sin(1.3 * k + 0.7 * i);
            }
        }
        double[] values = Symmetric.eigenvalues(matrix);
        Arrays.sort(values);
        assertArrayEquals(REFERENCE.numbers("/eigenvalues"), values, 1e-9);
    }

    @Test
    void featuresAreDividedByTheirDeviations() {
        double[][] rows = Quality.rows(new float[] {2, 9, 4, 3}, 2, new double[] {2, 3});
        assertArrayEquals(new double[] {1, 3}, rows[0], 1e-9);
        assertArrayEquals(new double[] {2, 1}, rows[1], 1e-9);
    }

    /** {@code scale (sin(1.7 i + 0.9 k^2 + begin) + 0.3 k)}. */
    private static double[][] rows(int count, double begin, double scale) {
        double[][] rows = new double[count][5];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < 5; k++) {
                rows[i][k] = scale * (Math.sin(1.7 * i + 0.9 * k * k + begin) + 0.3 * k);
            }
        }
        return rows;
    }

    private static double[][] withConstant(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] longer = Arrays.copyOf(row, row.length + 1);
                    longer[row.length] = 4;
                    return longer;
                })
                .toArray(double[][]::new);
    }
}
