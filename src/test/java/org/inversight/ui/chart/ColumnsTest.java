package org.inversight.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void aPointAColumnStaysAsItIs() {
        double[] x = {0.2, 1.9, 2, 7.5};
        double[] y = {3, -1, 8, 2};
        Columns.Line line = Columns.of(x, y);
        assertArrayEquals(x, line.x());
        assertArrayEquals(y, line.y());
    }

    @Test
    void ofAColumnTheFirstTheExtremesInTheirOrderAndTheLastStay() {
        double[] x = {4.0, 4.1, 4.2, 4.3, 4.4, 4.5, 5};
        double[] y = {2, 1, 9, 3, 0, 4, 7};
        Columns.Line line = Columns.of(x, y);
        assertArrayEquals(new double[] {4.0, 4.2, 4.4, 4.5, 5}, line.x());
        assertArrayEquals(new double[] {2, 9, 0, 4, 7}, line.y());
    }

    @Test
    void aSpikeOfOneStepAmongAHundredThousandIsDrawn() {
        int steps = 100_000;
        double[] x =
                IntStream.range(0, steps).mapToDouble(i -> 300.0 * i / steps).toArray();
        double[] y = new double[steps];
        y[54_321] = 50;
        Columns.Line line = Columns.of(x, y);
        assertEquals(50, Arrays.stream(line.y()).max().orElseThrow());
        assertTrue(line.x().length <= 4 * 300, line.x().length + " points");
        for (int i = 1; i < line.x().length; i++) {
            assertTrue(line.x()[i] > line.x()[i - 1], "in order, none twice");
        }
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        double[] x = {0, 1, 2, 3};
        double[] y = {Double.NaN, 1, Double.POSITIVE_INFINITY, 2};
        Columns.Line line = Columns.of(x, y);
        assertArrayEquals(new double[] {1, 3}, line.x());
        assertArrayEquals(new double[] {1, 2}, line.y());
        assertEquals(0, Columns.of(new double[] {0}, new double[] {Double.NaN}).x().length);
        assertEquals(0, Columns.of(new double[0], new double[0]).x().length);
    }
}
