package org.inversight.ui.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.theme.CurveRole;
import org.junit.jupiter.api.Test;

class GapTest {

    private static final double[] STEPS = {0, 8, 16, 24, 32, 40};

    private static Curve curve(CurveRole role, double... y) {
        return new Curve(role.name(), role, 0, STEPS, y);
    }

    private static final Curve TARGET = curve(CurveRole.TARGET, 0.1, 0.6, 0.9, 0.9, 0.9, 0.9);

    @Test
    void aGapTakesThreeStepsAndTheLastEvaluatorDecides() {
        List<Curve> curves = List.of(
                TARGET,
                curve(CurveRole.EVALUATOR, 1, 1, 1, 1, 1, 1),
                curve(CurveRole.EVALUATOR, 0.1, 0.3, 0.6, 0.6, 0.6, 0.8));
        assertEquals(Double.NaN, Gap.since(curves, -1, false));
        assertEquals(Double.NaN, Gap.since(curves, 16, false), "two steps are chance");
        assertEquals(Double.NaN, Gap.since(curves, 16, true), "more steps are recorded");
        assertEquals(8, Gap.since(curves, 24, false));
        assertEquals(8, Gap.since(curves, 33, false));
        assertEquals(Double.NaN, Gap.since(curves, 40, false), "it has closed");
    }

    @Test
    void itCanOpenAnewAndNeedsSomebodyToCompareWith() {
        Curve evaluator = curve(CurveRole.EVALUATOR, 0.1, 0.1, 0.8, 0.5, 0.5, 0.5);
        assertEquals(24, Gap.since(List.of(TARGET, evaluator), 40, false));
        Curve late = curve(CurveRole.EVALUATOR, 0.1, 0.6, 0.9, 0.9, 0.9, 0.1);
        assertEquals(Double.NaN, Gap.since(List.of(TARGET, late), 40, false));
        assertEquals(40, Gap.since(List.of(TARGET, late), 40, true), "nothing comes after it");
        assertEquals(Double.NaN, Gap.since(List.of(TARGET), 40, false));
        assertEquals(Double.NaN, Gap.since(List.of(), 40, false));
    }
}
