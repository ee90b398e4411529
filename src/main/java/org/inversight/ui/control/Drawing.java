package org.inversight.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.inversight.ui.theme.Palette;

/** A region that is one drawing, made anew when its size or the colours change. */
public abstract class Drawing extends Region {

    private final Canvas canvas = new Canvas();
    private final ObservableValue<Palette> palette;

    protected Drawing(String style, ObservableValue<Palette> palette) {
        this.palette = palette;
        getStyleClass().add(style);
        canvas.setManaged(false);
        getChildren().add(canvas);
        palette.addListener((o, before, now) -> draw());
    }

    @Override
    protected final void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    /** Draws anew. */
    protected final void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        draw(g, canvas.getWidth(), canvas.getHeight(), palette.getValue());
    }

    /** Draws on an empty canvas of this size. */
    protected abstract void draw(GraphicsContext g, double width, double height, Palette colours);
}
