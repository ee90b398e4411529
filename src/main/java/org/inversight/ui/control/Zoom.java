package org.inversight.ui.control;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/** Shows its content as large as if the room were of a certain height, whatever the screen. */
public class Zoom extends Region {

    private final Parent content;
    private final Scale scale = new Scale();
    private double height;

    protected Zoom(Parent content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /** @param wanted height that the content has, in its own pixels; 0: that of the room */
    protected final void zoomTo(double wanted) {
        height = wanted;
        requestLayout();
    }

    /** How much larger than usual something is drawn. */
    public static double of(Node node) {
        return Math.max(1, node.getLocalToSceneTransform().getMxx());
    }

    @Override
    protected double computeMinWidth(double given) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double given) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double factor = height > 0 ? Math.max(1, getHeight() / height) : 1;
        boolean other = factor != scale.getX();
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
        if (other) {
            redraw(content);
        }
    }

    /** A drawing whose own size stays, as on a screen of the same shape, has other pixels on the screen. */
    private static void redraw(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Drawing drawing) {
                drawing.requestLayout();
            } else if (child instanceof PixelView image) {
                image.draw();
            } else if (child instanceof Parent inner) {
                redraw(inner);
            }
        }
    }
}
