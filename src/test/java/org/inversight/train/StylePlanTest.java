package org.inversight.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** By hand. */
class StylePlanTest {

    private static StylePlan plan(double generatorRate, int settle) {
        return StylePlanBuilder.builder()
                .generator("style64")
                .critic("residual-critic64")
                .iterations(1000)
                .rate(0.002)
                .generatorRate(generatorRate)
                .settle(settle)
                .build();
    }

    @Test
    void bothRatesRiseOverFiftyStepsAndStay() {
        StylePlan plan = plan(0, 0);
        assertEquals(0.002 / 50, plan.rateAt(0), 1e-12);
        assertEquals(0.001, plan.rateAt(24), 1e-12);
        for (int step : new int[] {49, 500, 999}) {
            assertEquals(0.002, plan.rateAt(step), 1e-12);
            assertEquals(0.002, plan.generatorRateAt(step), 1e-12);
        }
    }

    @Test
    void aTrainingThatEndedEarlyIsDescribedSo() {
        StylePlan plan = plan(0, 0);
        assertTrue(plan.describe(1000).contains("critic64, 1000 steps of"), plan.describe(1000));
        assertTrue(plan.describe(400).contains("critic64, 400 of 1000 steps of"), plan.describe(400));
    }

    @Test
    void theGeneratorMayLearnMoreSlowlyAndBothFallToATenth() {
        StylePlan plan = plan(0.0005, 400);
        assertEquals(0.0005, plan.generatorRateAt(600), 1e-12);
        assertEquals(0.002, plan.rateAt(600), 1e-12);
        // half way: 1 - 0.9 / 2
        assertEquals(0.55 * 0.0005, plan.generatorRateAt(800), 1e-12);
        assertEquals(0.55 * 0.002, plan.rateAt(800), 1e-12);
        // one step before the end
        assertEquals(0.002 * (1 - 0.9 * 399 / 400), plan.rateAt(999), 1e-12);
    }
}
