package org.inversight.ui.inspect;

import java.util.ArrayList;
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

/** The loss terms, each on an axis of its own: their sizes differ by orders of magnitude. */
public final class LossSection extends VBox {

    private static final double HEIGHT = 88;

    private final CurvesModel curves;
    private final PlaybackModel playback;
    private final RunModel runs;
    private final ObservableValue<Palette> palette;
    private final VBox strips = new VBox();
    private final List<Plot> plots = new ArrayList<>();
    private final List<Legend> legends = new ArrayList<>();

    public LossSection(CurvesModel curves, PlaybackModel playback, RunModel runs, ObservableValue<Palette> palette) {
        setId("losses");
        this.curves = curves;
        this.playback = playback;
        this.runs = runs;
        this.palette = palette;
        strips.getStyleClass().add("strips");
        getChildren().add(Texts.section("Loss terms", strips));
        curves.lossesProperty().addListener((o, before, now) -> draw());
        playback.shownProperty().addListener((o, before, now) -> draw());
        palette.addListener((o, before, now) -> draw());
        runs.statusProperty().addListener((o, before, now) -> {
            if (before.steps() != now.steps()) {
                draw();
            }
        });
        draw();
    }

    private void draw() {
        List<Curve> lines = curves.lossesProperty().get();
        int strip = Math.max(1, lines.size());
        if (plots.size() != strip) {
            build(strip);
        }
        Snapshot shown = playback.shownProperty().get();
        double step = shown == null ? -1 : shown.step();
        double end = runs.statusProperty().get().steps();
        for (int i = 0; i < strip; i++) {
            List<Curve> one = i < lines.size() ? List.of(lines.get(i)) : List.of();
            plots.get(i).show(one, end, step);
            legends.get(i).show(one, step);
        }
    }

    private void build(int count) {
        plots.clear();
        legends.clear();
        strips.getChildren().clear();
        for (int i = 0; i < count; i++) {
            Plot plot = new Plot(palette, false, HEIGHT, Words::number);
            plot.setAccessibleText("Loss term over the steps");
            Legend legend = new Legend(palette, Words::number);
            plots.add(plot);
            legends.add(legend);
            strips.getChildren().add(new VBox(legend, plot));
        }
    }
}
