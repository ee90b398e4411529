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

    /**
     * Real numbers 0, 1, 2 and 4 on a line. To their nearest other it is 1, 1, 1 and 2: 0.5 lies in the balls of 0 and
     * 1, 3 in those of 2 and 4, 10 in none. To their second nearest it is 2, 1, 2 and 3: 5 lies in that of 4 alone.
     */
    @Test
    void densityAndCoverageAreCountedByHand() {
        double[][] real = line(0, 1, 2, 4);
        assertEquals(4 / 3.0, Quality.density(real, line(0.5, 3, 10), 1), 1e-12);
        assertEquals(1, Quality.coverage(real, line(0.5, 3, 10), 1), 1e-12);
        assertEquals(1, Quality.density(real, line(0.5, 10), 1), 1e-12);
        assertEquals(0.5, Quality.coverage(real, line(0.5, 10), 1), 1e-12);
        assertEquals(0.5, Quality.density(real, line(5), 2), 1e-12);
        assertEquals(0.25, Quality.coverage(real, line(5), 2), 1e-12);
    }

    @Test
    void deviationsAreByNAndAConstantColumnHasOne() {
        assertArrayEquals(new double[] {2, 1}, Quality.deviations(new float[] {1, 7, 5, 7, 1, 7, 5, 7}, 2), 1e-12);
    }

    private static double[][] line(double... numbers) {
        return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
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
