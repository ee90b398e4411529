package org.inversight.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inversight.experiment.Experiment;
import org.inversight.metric.Bounds;
import org.inversight.metric.Measure;
import org.inversight.metric.Prediction;
import org.inversight.metric.Verdict;

/** Ceilings and floors: the target takes all genuine images, evaluator A 97 % and B 90 %; nine are first of ten. */
final class FakeBounds {

    private FakeBounds() {}

    static Bounds of(Experiment experiment, int images) {
        List<Verdict> genuine = new ArrayList<>();
        List<Verdict> random = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            genuine.add(sure(experiment, i, 0.99, 0.97, 0.9));
            random.add(sure(experiment, i, 0.1, 0.1, 0.05));
        }
        return new Bounds(
                genuine, random, figures(1, 0.97, 0.9, 0.9), figures(0.1, 0.1, 0.05, 0.02), "Genuine images.");
    }

    private static Map<Measure, Double> figures(double target, double a, double b, double first) {
        return Map.of(
                Measure.TARGET,
                target,
                Measure.evaluator("evaluator A"),
                a,
                Measure.evaluator("evaluator B"),
                b,
                Measure.RANK1,
                first);
    }

    private static Verdict sure(Experiment experiment, int image, double target, double a, double b) {
        return new Verdict(
                experiment.targets().get(image / experiment.restarts()),
                image % experiment.restarts(),
                new Prediction(target, "", target > 0.5),
                List.of(new Prediction(a, "", a > 0.5), new Prediction(b, "", b > 0.5)),
                false,
                null,
                List.of());
    }
}
