package org.inversight.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void percentilesAreMeasuredValues() {
        List<Double> values =
                IntStream.rangeClosed(1, 200).mapToObj(i -> (double) (201 - i)).toList();
        assertEquals(new Spread(200, 1, 100, 190, 198, 200), Spread.of(values));
    }

    @Test
    void oneSlowPulseOfTwentyIsNotLost() {
        List<Double> values =
                IntStream.range(0, 20).mapToObj(i -> i == 7 ? 500.0 : 16).toList();
        Spread spread = Spread.of(values);
        assertEquals(16, spread.median());
        assertEquals(16, spread.p95());
        assertEquals(500, spread.p99());
        assertEquals(500.0, spread.byName().get("max"));
    }

    @Test
    void nothingHasNoSpread() {
        Spread none = Spread.of(List.of());
        assertEquals(0, none.count());
        assertTrue(Double.isNaN(none.median()) && Double.isNaN(none.max()));
    }
}
