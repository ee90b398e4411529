package org.inversight.ui.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.inversight.run.LossHistory;
import org.inversight.run.Preview;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.theme.CurveRole;

/** The lines of the charts: who is convinced, and the loss terms. */
public final class CurvesModel {

    private static final int NOTHING = -1;

    private final RunModel runs;
    private final PlaybackModel playback;
    private final Map<Integer, double[]> confidences = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Curve>> convinced = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Curve>> losses = new ReadOnlyObjectWrapper<>(List.of());
    private int drawn = NOTHING;
    private int evaluated = NOTHING;

    public CurvesModel(RunModel runs, PlaybackModel playback) {
        this.runs = runs;
        this.playback = playback;
        runs.runProperty().addListener((o, before, now) -> {
            confidences.clear();
            drawn = NOTHING;
            evaluated = NOTHING;
            convinced.set(List.of());
            losses.set(List.of());
        });
    }

    /** Makes the lines anew where there is something new; called once a pulse. */
    public void pulse() {
        List<Snapshot> recorded = playback.recordedProperty().get();
        Run run = runs.runProperty().get();
        Preview newer = playback.previewProperty().get();
        if (run == null || recorded.isEmpty()) {
            return;
        }
        int newest = newer == null ? recorded.getLast().step() : newer.step();
        if (newest == drawn && recorded.getLast().step() == evaluated) {
            return;
        }
        drawn = newest;
        evaluated = recorded.getLast().step();
        convinced.set(confidences(recorded));
        losses.set(terms(run.losses().curves()));
    }

    private List<Curve> confidences(List<Snapshot> recorded) {
        int evaluators = recorded.getLast().evaluators().size();
        double[] x = new double[recorded.size()];
        double[][] y = new double[evaluators + 1][recorded.size()];
        for (int i = 0; i < recorded.size(); i++) {
            Snapshot snapshot = recorded.get(i);
            x[i] = snapshot.step();
            double[] values = confidences.computeIfAbsent(snapshot.step(), step -> confidences(snapshot));
            for (int e = 0; e <= evaluators; e++) {
                y[e][i] = values[e];
            }
        }
        List<Curve> curves = new ArrayList<>();
        curves.add(new Curve("target", CurveRole.TARGET, 0, x, y[0]));
        for (int e = 0; e < evaluators; e++) {
            String name = recorded.getLast().evaluators().get(e);
            curves.add(new Curve(name, CurveRole.EVALUATOR, e, x, y[e + 1]));
        }
        return curves;
    }

    private static double[] confidences(Snapshot snapshot) {
        double[] values = new double[snapshot.evaluators().size() + 1];
        values[0] = snapshot.targetConfidence();
        for (int e = 1; e < values.length; e++) {
            values[e] = snapshot.evaluatorConfidence(e - 1);
        }
        return values;
    }

    private static List<Curve> terms(LossHistory.Curves history) {
        List<Curve> curves = new ArrayList<>();
        for (int t = 0; t < history.names().size(); t++) {
            curves.add(new Curve(history.names().get(t), CurveRole.TERM, t, history.steps(), history.values()[t]));
        }
        return curves;
    }

    /** Mean confidence of the target and of each evaluator in the attacked classes. */
    public ReadOnlyObjectProperty<List<Curve>> convincedProperty() {
        return convinced.getReadOnlyProperty();
    }

    /** The loss terms of every step. */
    public ReadOnlyObjectProperty<List<Curve>> lossesProperty() {
        return losses.getReadOnlyProperty();
    }
}
