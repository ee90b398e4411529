package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.inversight.run.Run;
import org.inversight.run.Snapshot;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.chart.Legend;
import org.inversight.ui.chart.Plot;
import org.inversight.ui.control.Segmented;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;

/** What one evaluator says of every side over the steps, and dotted what the target says: the gap is the lesson. */
public final class CompareChart extends VBox {

    private static final double HEIGHT = 210;

    private final CompareModel model;
    private final Plot plot;
    private final Legend legend;
    private final VBox choice = new VBox();
    private List<String> evaluators = List.of();
    private int evaluator;

    public CompareChart(CompareModel model, ObservableValue<Palette> palette) {
        setId("compare-chart");
        this.model = model;
        plot = new Plot(palette, true, HEIGHT, Words::percent);
        plot.setAccessibleText("Confidence of an evaluator and of the target over the steps, a line each side");
        legend = new Legend(palette, Words::percent);
        getChildren()
                .add(Texts.section(
                        "Confidence",
                        choice,
                        plot,
                        legend,
                        Texts.paragraph(
                                "Mean confidence in the attacked classes: lines of the chosen evaluator, dotted those "
                                        + "of the target. Where the dotted line is far above, the target is fooled.",
                                "caption")));
        model.shownProperty().addListener((o, before, now) -> draw());
        // it grows while one looks back
        model.playback().recordedProperty().addListener((o, before, now) -> draw());
        palette.addListener((o, before, now) -> draw());
    }

    private void draw() {
        List<Run> runs = model.running();
        List<Curve> lines = new ArrayList<>();
        List<Curve> dotted = new ArrayList<>();
        for (int s = 0; s < runs.size(); s++) {
            List<Snapshot> all = runs.get(s).timeline().all();
            if (all.isEmpty()) {
                continue;
            }
            if (lines.isEmpty()) {
                offer(all.getLast().evaluators());
            }
            int own = evaluators.isEmpty() ? -1 : all.getLast().evaluators().indexOf(evaluators.get(evaluator));
            double[] x = new double[all.size()];
            double[] sure = new double[all.size()];
            double[] target = new double[all.size()];
            for (int i = 0; i < x.length; i++) {
                Snapshot snapshot = all.get(i);
                x[i] = snapshot.step();
                target[i] = snapshot.targetConfidence();
                sure[i] = evaluators.isEmpty() ? target[i] : own < 0 ? Double.NaN : snapshot.evaluatorConfidence(own);
            }
            String title = model.sidesProperty().get().get(s).title();
            lines.add(new Curve(title, CurveRole.SIDE, s, x, sure));
            dotted.add(new Curve(title, CurveRole.SIDE_TARGET, s, x, target));
        }
        Snapshot shown = model.playback().shownProperty().get();
        double step = shown == null ? -1 : shown.step();
        List<Curve> all = new ArrayList<>(dotted);
        all.addAll(lines);
        plot.show(all, model.statusProperty().get().steps(), step);
        legend.show(lines, step);
    }

    private void offer(List<String> names) {
        if (names.equals(evaluators)) {
            return;
        }
        evaluators = names;
        evaluator = Math.clamp(evaluator, 0, Math.max(0, names.size() - 1));
        List<Segmented.Item> items = new ArrayList<>();
        for (int e = 0; e < names.size(); e++) {
            items.add(
                    new Segmented.Item(Integer.toString(e), names.get(e), "An evaluator that no attack ever touched."));
        }
        Segmented chooser = new Segmented("Evaluator", items, id -> {
            evaluator = Integer.parseInt(id);
            draw();
        });
        chooser.show(Integer.toString(evaluator));
        choice.getChildren().setAll(chooser);
    }
}
