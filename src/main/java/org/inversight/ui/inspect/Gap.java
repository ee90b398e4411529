package org.inversight.ui.inspect;

import java.util.List;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.theme.CurveRole;

/** The gap between the target's confidence and that of the evaluator that decides what is a false positive, the last. */
final class Gap {

    /** By so much the target is surer. */
    static final double LEAST = 0.25;

    /** At so many recorded steps one after the other. */
    private static final int STEPS = 3;

    private Gap() {}

    /**
     * Since which step there is a gap; NaN where there is none, or nobody to compare with.
     *
     * @param curves confidences from 0 to 1, all over the same steps
     * @param shown the step that is looked at
     * @param over whether nothing comes after the last of them, so that one step says it
     */
    static double since(List<Curve> curves, double shown, boolean over) {
        List<Curve> target =
                curves.stream().filter(c -> c.role() == CurveRole.TARGET).toList();
        List<Curve> evaluators =
                curves.stream().filter(c -> c.role() == CurveRole.EVALUATOR).toList();
        if (target.isEmpty() || evaluators.isEmpty()) {
            return Double.NaN;
        }
        double[] steps = target.getFirst().x();
        double since = Double.NaN;
        int apart = 0;
        for (int i = 0; i < steps.length && steps[i] <= shown; i++) {
            boolean gap = target.getFirst().y()[i] - evaluators.getLast().y()[i] >= LEAST;
            since = !gap ? Double.NaN : apart == 0 ? steps[i] : since;
            apart = gap ? apart + 1 : 0;
        }
        return apart >= (over && shown >= steps[steps.length - 1] ? 1 : STEPS) ? since : Double.NaN;
    }
}
