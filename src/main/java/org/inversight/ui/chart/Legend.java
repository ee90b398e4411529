package org.inversight.ui.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;
import org.inversight.ui.theme.Palette;

/** The names of a chart's lines, each with its dashes and its value at the shown step. */
public final class Legend extends FlowPane {

    private static final double STROKE = 2.2;
    private static final double LENGTH = 22;

    private final ObservableValue<Palette> palette;
    private final DoubleFunction<String> format;

    /** @param format writes a value */
    public Legend(ObservableValue<Palette> palette, DoubleFunction<String> format) {
        this.palette = palette;
        this.format = format;
        getStyleClass().add("legend");
        setHgap(14);
        setVgap(4);
    }

    /** Shows these lines and their values at a step. */
    public void show(List<Curve> curves, double step) {
        while (getChildren().size() > curves.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < curves.size()) {
            Label label = new Label();
            label.getStyleClass().add("legend-item");
            label.setGraphic(new Line(0, 0, LENGTH, 0));
            getChildren().add(label);
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Label label = (Label) getChildren().get(i);
            Line line = (Line) label.getGraphic();
            line.setStroke(palette.getValue().of(curve.role(), curve.index()));
            line.setStrokeWidth(STROKE);
            line.getStrokeDashArray().clear();
            for (double dash : Palette.dashes(curve.role(), curve.index())) {
                line.getStrokeDashArray().add(dash);
            }
            double value = curve.at(step);
            label.setText(Double.isNaN(value) ? curve.name() : curve.name() + "  " + format.apply(value));
        }
    }
}
