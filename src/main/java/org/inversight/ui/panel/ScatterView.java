package org.inversight.ui.panel;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.inversight.data.Panel;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.control.Texts;
import org.inversight.ui.theme.Palette;

/** Points in a plane; both axes have one scale, so that a sphere stays round. */
public final class ScatterView extends PanelView {

    private static final double SIDE = 232;
    private static final double MARGIN = 20;
    private static final double RADIUS = 2.6;

    private final Label title = Texts.label("", "panel-heading");
    private final FlowPane legend = new FlowPane(12, 2);
    private final Label note = Texts.paragraph("", "caption");
    private final ObservableValue<Palette> palette;
    private final Plane plane;
    private Panel.Scatter shown;

    /** Held here and only weakly by the theme, which outlives every view. */
    private final ChangeListener<Palette> repaint = (o, before, now) -> describe();

    public ScatterView(Panel.Scatter panel, ObservableValue<Palette> palette) {
        this.palette = palette;
        this.shown = panel;
        plane = new Plane(palette);
        legend.setPrefWrapLength(SIDE);
        legend.setMaxWidth(SIDE);
        note.setMaxWidth(SIDE);
        getChildren().addAll(title, plane, legend, note);
        palette.addListener(new WeakChangeListener<>(repaint));
        describe();
    }

    @Override
    boolean fits(Panel panel) {
        return panel instanceof Panel.Scatter;
    }

    @Override
    void show(Panel panel) {
        shown = (Panel.Scatter) panel;
        describe();
        plane.requestLayout();
    }

    private void describe() {
        title.setText(shown.heading());
        note.setText(shown.note());
        plane.setAccessibleText("%s. %s".formatted(shown.heading(), shown.note()));
        legend.getChildren().clear();
        for (int i = 0; i < shown.series().size(); i++) {
            Panel.Series series = shown.series().get(i);
            Label name = Texts.label("%s %s".formatted(glyph(series.mark()), series.name()), "panel-key");
            name.setTextFill(colour(palette.getValue(), i));
            legend.getChildren().add(name);
        }
    }

    private static Color colour(Palette colours, int series) {
        return colours.terms().get(series % colours.terms().size());
    }

    /** The points themselves. */
    private final class Plane extends Drawing {

        Plane(ObservableValue<Palette> palette) {
            super("scatter-plane", palette);
            setMinSize(SIDE, SIDE);
            setMaxSize(SIDE, SIDE);
            setPrefSize(SIDE, SIDE);
        }

        @Override
        protected void draw(GraphicsContext g, double width, double height, Palette colours) {
            g.setStroke(colours.line());
            g.setLineWidth(1);
            g.strokeRect(0.5, 0.5, SIDE - 1, SIDE - 1);
            g.setFill(colours.muted());
            g.setFont(Font.font(10));
            g.fillText(shown.horizontal(), 4, SIDE - 5);
            g.fillText(shown.vertical(), 4, 11);
            Frame frame = Frame.around(shown);
            for (int i = 0; i < shown.series().size(); i++) {
                series(g, frame, shown.series().get(i), colour(colours, i));
            }
        }
    }

    private static void series(GraphicsContext g, Frame frame, Panel.Series series, Color colour) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(1.4);
        if (series.mark() == Panel.Mark.LINE) {
            double[] x = new double[series.x().length];
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = frame.x(series.x()[i]);
                y[i] = frame.y(series.y()[i]);
            }
            g.strokePolyline(x, y, x.length);
            return;
        }
        for (int i = 0; i < series.x().length; i++) {
            double x = frame.x(series.x()[i]);
            double y = frame.y(series.y()[i]);
            switch (series.mark()) {
                case RING -> g.strokeOval(x - 2 * RADIUS, y - 2 * RADIUS, 4 * RADIUS, 4 * RADIUS);
                case CROSS -> {
                    g.strokeLine(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS);
                    g.strokeLine(x - RADIUS, y + RADIUS, x + RADIUS, y - RADIUS);
                }
                default -> g.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
    }

    private static String glyph(Panel.Mark mark) {
        return switch (mark) {
            case DOT -> "●";
            case RING -> "○";
            case CROSS -> "×";
            case LINE -> "—";
        };
    }

    /** From the plane to the canvas. */
    private record Frame(double centreX, double centreY, double scale) {

        static Frame around(Panel.Scatter panel) {
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Panel.Series series : panel.series()) {
                for (int i = 0; i < series.x().length; i++) {
                    left = Math.min(left, series.x()[i]);
                    right = Math.max(right, series.x()[i]);
                    low = Math.min(low, series.y()[i]);
                    high = Math.max(high, series.y()[i]);
                }
            }
            if (!(right >= left)) {
                return new Frame(0, 0, 1);
            }
            double extent = Math.max(Math.max(right - left, high - low), 1e-6);
            return new Frame((left + right) / 2, (low + high) / 2, (SIDE - 2 * MARGIN) / extent);
        }

        double x(double x) {
            return SIDE / 2 + (x - centreX) * scale;
        }

        double y(double y) {
            return SIDE / 2 - (y - centreY) * scale;
        }
    }
}
