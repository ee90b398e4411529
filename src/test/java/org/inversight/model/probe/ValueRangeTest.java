package org.inversight.model.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Below -0.05 begins [-1, 1]; a range that is gone beyond a little is that range still. */
class ValueRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 1.0, 0, 1, true",
        "0.0, 1.03, 0, 1, true",
        "-0.03, 1.0, 0, 1, true",
        "-0.05, 0.4, 0, 1, true",
        "-0.051, 1.0, -1, 1, false", // nearer to 0, so it is asked
        "-0.9, 0.8, -1, 1, true",
        "-1.04, 1.04, -1, 1, true",
        "-1.2, 1.2, -1, 1, false",
        "-0.01, 1.3, 0, 1, false",
        "-4.0, 3.9, -4, 4, false",
        "0.0, 3.2, 0, 4, false",
        "0.0, 200, 0, 255, true",
        "-3, 258, 0, 255, true",
        "-20, 275, 0, 255, false",
        "-128, 127, -128, 128, false",
        "0, 1000, 0, 1000, false"
    })
    void theRangeIsTheUsualOneWhoseEndsAreNearest(
            double lowest, double highest, double first, double last, boolean usual) {
        ValueRange range = new ValueRange(lowest, highest, 256);
        assertEquals(List.of(first, last), range.range());
        assertEquals(usual, range.usual());
    }

    @Test
    void anEndThatIsNotFiniteIsSeen() {
        assertFalse(new ValueRange(0, Double.NaN, 256).finite());
        assertFalse(new ValueRange(Double.NEGATIVE_INFINITY, 1, 256).finite());
    }
}
