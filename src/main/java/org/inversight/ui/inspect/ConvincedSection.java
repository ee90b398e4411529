package org.inversight.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;
import org.inversight.run.Snapshot;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.chart.Legend;
import org.inversight.ui.chart.Plot;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;

/** Confidence of the target and of the evaluators over the steps: the gap is the lesson. */
public final class ConvincedSection extends VBox {

    private static final double HEIGHT = 150;

    private final CurvesModel curves;
    private final PlaybackModel playback;
    private final RunModel runs;
    private final Plot plot;
    private final Legend legend;

    public ConvincedSection(
            CurvesModel curves, PlaybackModel playback, RunModel runs, ObservableValue<Palette> palette) {
        this.curves = curves;
        this.playback = playback;
        this.runs = runs;
        plot = new Plot(palette, true, HEIGHT, Words::percent);
        plot.setAccessibleText("Confidence of target and evaluators over the steps");
        legend = new Legend(palette, Words::percent);
        getChildren()
                .add(Texts.section(
                        "Confidence",
                        plot,
                        legend,
                        Texts.paragraph(
                                "Mean confidence in the attacked classes. If the target is confident and independent "
                                        + "evaluators are not, the attack fools the target instead of reconstructing the class.",
                                "caption")));
        curves.convincedProperty().addListener((o, before, now) -> draw());
        playback.shownProperty().addListener((o, before, now) -> draw());
        runs.statusProperty().addListener((o, before, now) -> {
            if (before.steps() != now.steps()) {
                draw();
            }
        });
        palette.addListener((o, before, now) -> draw());
        draw();
    }

    private void draw() {
        List<Curve> lines = curves.convincedProperty().get();
        Snapshot shown = playback.shownProperty().get();
        double step = shown == null ? -1 : shown.step();
        plot.show(lines, runs.statusProperty().get().steps(), step);
        legend.show(lines, step);
        Texts.show(legend, !lines.isEmpty());
    }
}
