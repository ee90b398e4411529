package org.inversight.ui.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** A pane beside the stage: sections under one another, of one width, scrolled where they are too high. */
public final class SidePane extends ScrollPane {

    /** Left free above what is scrolled to. */
    private static final double MARGIN = 12;

    /** @param side style class: {@code left-side} or {@code right-side} */
    public SidePane(String id, String side, double width, Node... sections) {
        setId(id);
        getStyleClass().addAll("side", side, "edge-to-edge");
        VBox box = new VBox(sections);
        box.getStyleClass().add("side-box");
        setContent(box);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        setFocusTraversable(false);
    }

    /** Scrolls to the node of this id, if it is there and out of sight. */
    public void reveal(String id) {
        layout();
        Node node = lookup("#" + id);
        double room =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (node == null || room <= 0) {
            return;
        }
        Bounds there = getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = getVvalue() * room;
        double bottom = top + getViewportBounds().getHeight();
        if (there.getMinY() < top || there.getMaxY() > bottom) {
            setVvalue(Math.clamp((there.getMinY() - MARGIN) / room, 0, 1));
        }
    }
}
