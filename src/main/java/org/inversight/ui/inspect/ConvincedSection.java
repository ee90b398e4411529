package org.inversight.ui.inspect;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.run.Snapshot;
import org.inversight.ui.chart.Curve;
import org.inversight.ui.chart.Legend;
import org.inversight.ui.chart.Plot;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;
import org.kordamp.ikonli.feather.Feather;

/** Confidence of the target and of the evaluators over the steps: the gap is the lesson. */
public final class ConvincedSection extends VBox {

    private static final double HEIGHT = 150;
    private static final double MEANING_HEIGHT = 68;

    private final CurvesModel curves;
    private final PlaybackModel playback;
    private final RunModel runs;
    private final Plot plot;
    private final Legend legend;
    private final Label meaning = Texts.paragraph("", "caption");

    /** Stands where the gap opens. */
    private final Button explain = new Button("", Icons.of(Feather.HELP_CIRCLE));

    public ConvincedSection(
            CurvesModel curves, PlaybackModel playback, RunModel runs, ObservableValue<Palette> palette) {
        setId("confidence");
        this.curves = curves;
        this.playback = playback;
        this.runs = runs;
        plot = new Plot(palette, true, HEIGHT, Words::percent);
        plot.setAccessibleText("Confidence of target and evaluators over the steps");
        legend = new Legend(palette, Words::percent);
        meaning.setId("confidence-meaning");
        // As high in both its states, so that nothing below it moves.
        meaning.setMinHeight(MEANING_HEIGHT);
        meaning.setAlignment(Pos.TOP_LEFT);
        explain.setId("explain-gap");
        explain.getStyleClass().addAll("iconic", "gap-note");
        explain.setAccessibleText("Explain the gap");
        explain.setTooltip(Texts.tooltip("What does this gap mean?"));
        explain.setManaged(false);
        explain.setOnAction(event -> Popovers.below(explain, close -> explanation()));
        StackPane drawn = new StackPane(plot, explain);
        getChildren().add(Texts.section("Confidence", drawn, legend, meaning));
        plot.widthProperty().addListener((o, before, now) -> note());
        curves.convincedProperty().addListener((o, before, now) -> draw());
        playback.shownProperty().addListener((o, before, now) -> draw());
        runs.statusProperty().addListener((o, before, now) -> {
            if (before.steps() != now.steps()
                    || before.state().ended() != now.state().ended()) {
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
        note();
    }

    /** Says that the target is fooled, in the place where its curve leaves the others. */
    private void note() {
        Snapshot shown = playback.shownProperty().get();
        double since = Gap.since(
                curves.convincedProperty().get(),
                shown == null ? -1 : shown.step(),
                runs.statusProperty().get().state().ended());
        boolean open = !Double.isNaN(since);
        explain.setVisible(open);
        meaning.setText(
                open
                        ? ("MI overfitting since step %s: the target is at least %d points surer than %s. "
                                        + "Images with a badge fool it instead of showing the class.")
                                .formatted(
                                        Words.count(Math.round(since)),
                                        Math.round(100 * Gap.LEAST),
                                        curves.convincedProperty()
                                                .get()
                                                .getLast()
                                                .name())
                        : "Mean confidence in the attacked classes. If the target is confident and independent "
                                + "evaluators are not, the attack fools the target instead of reconstructing the class.");
        if (open) {
            explain.applyCss();
            explain.autosize();
            double most = plot.getWidth() - explain.getWidth();
            explain.relocate(
                    Math.clamp(plot.at(since) - explain.getWidth() / 2, 0, Math.max(0, most)),
                    (HEIGHT - explain.getHeight()) / 2);
        }
    }

    private static Label explanation() {
        Label text = Texts.paragraph(
                "The attack improves what the target says, so in the end it may find images that this one network "
                        + "takes for the class and nobody else does. That is MI overfitting.\n\n"
                        + "Evaluators were trained apart from the target and had no part in the attack. What convinces "
                        + "them as well is more likely to be of the class. The badge marks a false positive: the target "
                        + "accepts the image, and the evaluator that may also say that it is none of the classes does not.\n\n"
                        + "Against it: the logit loss (LOM), and students, which the images have to convince too.",
                "explain-gap");
        text.setId("gap-explanation");
        return text;
    }
}
