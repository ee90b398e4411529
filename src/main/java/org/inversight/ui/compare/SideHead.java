package org.inversight.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.inversight.metric.Bounds;
import org.inversight.metric.Measure;
import org.inversight.run.Ending;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Words;
import org.inversight.ui.stage.Bars;
import org.inversight.ui.theme.CurveRole;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a side is called, how many of its images target and evaluators accept, where it leads, and what it costs. */
final class SideHead extends VBox {

    /** Narrower than this, the figures take a line more. */
    static final double WIDE = 186;

    private static final double HEIGHT = 74;
    private static final double LINE = 20;
    private static final double DASH = 22;

    /** That of 100 %. */
    private static final double NUMBER = 42;

    private final int index;
    private final ObservableValue<Palette> palette;
    private final Line line = new Line(0, 0, DASH, 0);
    private final FlowPane figures = new FlowPane();
    private final Label cost = Texts.label("", "score-name", "value");
    private List<String> names = List.of();

    /** @param keep sets this side up by itself */
    SideHead(int index, Side side, ObservableValue<Palette> palette, Runnable keep) {
        this.index = index;
        this.palette = palette;
        getStyleClass().add("side-head");
        Label title = Texts.label(side.title(), "side-title", "value");
        title.setId("side-title-" + index);
        title.setGraphic(line);
        title.setMinWidth(0);
        title.setTooltip(Texts.tooltip(side.title()));
        Button take = new Button("", Icons.of(Feather.CORNER_UP_LEFT));
        take.setId("keep-side-" + index);
        take.getStyleClass().add("iconic");
        take.setAccessibleText("Set up " + side.title());
        take.setTooltip(Texts.tooltip("Leave the comparison with these settings."));
        take.setOnAction(event -> keep.run());
        HBox first = new HBox(6, title, Texts.spring(), take);
        first.setAlignment(Pos.CENTER_LEFT);
        figures.getStyleClass().add("side-figures");
        figures.setRowValignment(VPos.BASELINE);
        cost.setTooltip(Texts.tooltip(""));
        getChildren().addAll(first, figures, cost);
        paint();
    }

    /** {@return the height of each head where sides are so wide} */
    static double height(double width) {
        return width < WIDE ? HEIGHT + LINE : HEIGHT;
    }

    /** Its width changes. */
    void fit(double width) {
        line.setEndX(width < WIDE ? DASH / 2 : DASH);
        figures.setPrefWrapLength(width);
    }

    /** Takes the colours of the theme. */
    void paint() {
        line.setStroke(palette.getValue().of(CurveRole.SIDE, index));
        line.setStrokeWidth(2.4);
        line.getStrokeDashArray().clear();
        for (double dash : Palette.dashes(CurveRole.SIDE, index)) {
            line.getStrokeDashArray().add(dash);
        }
    }

    /**
     * @param leads whether this side is alone ahead, by evaluator
     * @param snapshot null before its first image
     * @param beside what genuine images and chance reach
     * @param hindrance why its tiles show no difference to the first side; empty where they do, or need not
     */
    void show(RunStatus status, @Nullable Snapshot snapshot, List<Boolean> leads, Bounds beside, String hindrance) {
        if (snapshot != null) {
            List<String> now = new ArrayList<>(List.of("target"));
            now.addAll(snapshot.evaluators());
            if (!now.equals(names)) {
                names = now;
                figures.getChildren().clear();
                now.forEach(this::addFigure);
            }
            for (int i = 0; i < now.size(); i++) {
                double share = i == 0 ? snapshot.targetAccuracy() : snapshot.evaluatorAccuracy(i - 1);
                figure(i, share, i > 0 && leads.get(i - 1), beside);
            }
        } else {
            // those of an earlier run would stand over empty tiles
            names = List.of();
            figures.getChildren().clear();
        }
        Ending ending = status.ending();
        String failure = status.state() == RunState.FAILED && ending != null ? ending.sentence() : "";
        String now = status.stepMillis() > 0
                ? String.format(Locale.ROOT, "step %s, %.0f ms each", Words.count(status.step()), status.stepMillis())
                : status.doing();
        String wrong = failure.isEmpty() ? hindrance : failure;
        cost.setText(wrong.isEmpty() ? now : wrong);
        cost.getTooltip()
                .setText(
                        wrong.isEmpty()
                                ? "Computing time of a step of this side by itself; all sides share the machine."
                                : wrong);
    }

    private void addFigure(String name) {
        int index = figures.getChildren().size();
        Label number = Texts.label("", "side-number", "value");
        number.getStyleClass().add(index == 0 ? "of-target" : "of-evaluator-" + (index - 1) % 4);
        number.setMinWidth(NUMBER);
        number.setAlignment(Pos.BASELINE_RIGHT);
        Label what = Texts.label(Bars.letter(name), "score-name", "value");
        what.setTooltip(Texts.tooltip(meaning(index, name)));
        // there also while nobody leads, so that nothing moves
        if (index > 0) {
            what.setGraphic(Icons.of(Feather.AWARD));
        }
        what.setContentDisplay(ContentDisplay.RIGHT);
        what.setGraphicTextGap(1);
        what.setMinWidth(USE_PREF_SIZE);
        HBox figure = new HBox(1, number, what);
        figure.setAlignment(Pos.BASELINE_LEFT);
        figures.getChildren().add(figure);
    }

    private static String meaning(int index, String name) {
        return "Share of images that %s accepts as the attacked class.".formatted(index == 0 ? "the target" : name);
    }

    private void figure(int position, double share, boolean leading, Bounds beside) {
        HBox figure = (HBox) figures.getChildren().get(position);
        Label number = (Label) figure.getChildren().getFirst();
        number.setText(Words.percent(share));
        Label what = (Label) figure.getChildren().getLast();
        String name = names.get(position);
        Measure measure = position == 0 ? Measure.TARGET : Measure.evaluator(name);
        String bounds =
                Words.beside(beside.ceilings().get(measure), beside.floors().get(measure));
        what.getTooltip().setText(meaning(position, name) + (bounds.isEmpty() ? "" : " " + bounds));
        Node award = what.getGraphic();
        if (award != null) {
            award.setVisible(leading);
        }
        figure.setAccessibleText("%s accepts %s of the images%s%s"
                .formatted(
                        name,
                        Words.percent(share),
                        leading ? ", more than of any other side" : "",
                        bounds.isEmpty() ? "." : ". " + bounds));
    }
}
