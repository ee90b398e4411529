package org.inversight.ui.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.inversight.ui.control.Drawing;
import org.inversight.ui.session.Words;
import org.inversight.ui.theme.Palette;

/**
 * Lines over the steps of a run, with axes and a mark at the shown step. Drawn by hand: a chart of nodes costs several
 * milliseconds for every new point.
 */
public final class Plot extends Drawing {

    private static final double LEFT = 52;
    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 18;
    private static final double FONT = 10.5;
    private static final double MARGIN = 0.06;

    private final DoubleFunction<String> format;
    private final boolean percent;
    private List<Curve> curves = List.of();
    private double end = 1;
    private double cursor = -1;

    /**
     * @param percent whether values are shares from 0 to 1; otherwise the axis follows the values
     * @param format writes the values of the axis
     */
    public Plot(ObservableValue<Palette> palette, boolean percent, double height, DoubleFunction<String> format) {
        super("plot", palette);
        this.percent = percent;
        this.format = format;
        setPrefHeight(height);
        setMinHeight(height);
        setMinWidth(120);
    }

    /**
     * Shows lines.
     *
     * @param lastStep right end of the axis
     * @param shownStep where the mark goes; negative for none
     */
    public void show(List<Curve> lines, double lastStep, double shownStep) {
        curves = lines;
        end = Math.max(1, lastStep);
        cursor = shownStep;
        draw();
    }

    /** Where a step is drawn, from the left edge. */
    public double at(double step) {
        return LEFT + (getWidth() - LEFT - RIGHT) * Math.min(1, step / end);
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, Palette colours) {
        double innerWidth = width - LEFT - RIGHT;
        double innerHeight = height - TOP - BOTTOM;
        if (innerWidth < 10 || innerHeight < 10) {
            return;
        }
        Scale y = percent ? new Scale(0, 1) : Scale.around(curves, MARGIN);
        double[] ticks = percent ? new double[] {0, 0.5, 1} : y.ticks();
        g.setFont(Font.font(FONT));
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setLineWidth(1);
        g.setLineDashes();
        for (double tick : ticks) {
            double at = Math.round(TOP + innerHeight * (1 - y.share(tick))) + 0.5;
            g.setStroke(colours.line());
            g.strokeLine(LEFT, at, LEFT + innerWidth, at);
            g.setFill(colours.muted());
            g.fillText(format.apply(tick), LEFT - 6, at);
        }
        g.setTextBaseline(VPos.BOTTOM);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText("0", LEFT, height - 1);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(Words.count(Math.round(end)) + " steps", LEFT + innerWidth, height - 1);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (Curve curve : curves) {
            g.setStroke(colours.of(curve.role(), curve.index()));
            g.setLineWidth(Palette.width(curve.role()));
            g.setLineDashes(Palette.dashes(curve.role(), curve.index()));
            line(g, curve, y, innerWidth, innerHeight);
        }
        if (cursor >= 0) {
            double at = Math.round(LEFT + innerWidth * Math.min(1, cursor / end)) + 0.5;
            g.setLineDashes(2, 3);
            g.setLineWidth(1);
            g.setStroke(colours.muted());
            g.strokeLine(at, TOP - 4, at, TOP + innerHeight + 3);
        }
    }

    private void line(GraphicsContext g, Curve curve, Scale y, double innerWidth, double innerHeight) {
        if (curve.x().length == 0) {
            return;
        }
        double[] xs = new double[curve.x().length];
        double[] ys = new double[curve.x().length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = LEFT + innerWidth * Math.min(1, curve.x()[i] / end);
            double share = y.share(curve.y()[i]);
            ys[i] = TOP + innerHeight * (1 - (Double.isFinite(share) ? Math.clamp(share, 0, 1) : Double.NaN));
        }
        Columns.Line line = Columns.of(xs, ys);
        g.strokePolyline(line.x(), line.y(), line.x().length);
    }
}
