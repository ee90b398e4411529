package org.inversight.ui.control;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.inversight.ui.theme.Palette;

/** A region that is one drawing, made anew when its size or the colours change. */
public abstract class Drawing extends Region {

    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale();
    private final ObservableValue<Palette> palette;

    /** Held here and only weakly by the theme, which outlives every drawing. */
    private final ChangeListener<Palette> repaint = (o, before, now) -> draw();

    protected Drawing(String style, ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add(style);
        canvas.setManaged(false);
        canvas.getTransforms().add(shrink);
        getChildren().add(canvas);
        palette.addListener(new WeakChangeListener<>(repaint));
    }

    @Override
    protected final void layoutChildren() {
        draw();
    }

    /** Draws anew, with as many pixels as it has on the screen. */
    protected final void draw() {
        double zoom = Zoom.of(this);
        // whole pixels: what lies in a part of one is not cleared
        canvas.setWidth(Math.ceil(getWidth() * zoom));
        canvas.setHeight(Math.ceil(getHeight() * zoom));
        shrink.setX(1 / zoom);
        shrink.setY(1 / zoom);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.save();
        g.scale(zoom, zoom);
        draw(g, getWidth(), getHeight(), palette.getValue());
        g.restore();
    }

    /** Draws on an empty canvas of this size. */
    protected abstract void draw(GraphicsContext g, double width, double height, Palette colours);
}
