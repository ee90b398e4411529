package org.inversight.recipe;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When a generator's training ends early. */
class QualityCurveTest {

    @Test
    void endsWhereTheLastComparisonsBroughtLessThanTwoPercent() {
        assertTrue(QualityCurve.improving(List.of(50.0, 40.0, 41.0, 39.1), 2), "39.1 is 2.25 % below 40");
        assertFalse(QualityCurve.improving(List.of(50.0, 40.0, 41.0, 39.3), 2), "39.3 is 1.75 % below 40");
        assertTrue(QualityCurve.improving(List.of(50.0, 40.0, 41.0, 39.3), 3), "three comparisons ago it was 50");
    }

    @Test
    void goesOnWhereThereIsNothingToCompareWithOrNoLimit() {
        assertTrue(QualityCurve.improving(List.of(50.0, 60.0), 2));
        assertTrue(QualityCurve.improving(List.of(50.0, 60.0, 70.0, 80.0), 0));
    }
}
