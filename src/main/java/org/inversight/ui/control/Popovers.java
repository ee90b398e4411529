package org.inversight.ui.control;

import atlantafx.base.controls.Popover;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/** What opens beside a control. */
public final class Popovers {

    private Popovers() {}

    public static void show(Node owner, Node content) {
        show(owner, close -> content);
    }

    /**
     * At the right of a control of the left pane.
     *
     * @param content is made with what closes the popover
     */
    public static void show(Node owner, Function<Runnable, Node> content) {
        show(owner, Popover.ArrowLocation.LEFT_TOP, content);
    }

    /**
     * Below a control of the upper bar.
     *
     * @param content is made with what closes the popover
     */
    public static void below(Node owner, Function<Runnable, Node> content) {
        show(owner, Popover.ArrowLocation.TOP_CENTER, content);
    }

    /**
     * Below the control of this id; near the top of the window where it does not show, as in presenter mode.
     *
     * @param content is made with what closes the popover
     */
    public static void below(Scene window, String id, Function<Runnable, Node> content) {
        Node control = window.lookup("#" + id);
        if (control != null) {
            below(control, content);
            return;
        }
        nearTop(window, popover(Popover.ArrowLocation.TOP_CENTER, content));
    }

    /** Near the top of a window, for a popover whose control does not show. */
    public static void nearTop(Scene window, Popover popover) {
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        Parent root = window.getRoot();
        Bounds there = root.localToScreen(root.getLayoutBounds());
        popover.show(root, there.getCenterX(), there.getMinY());
    }

    private static void show(Node owner, Popover.ArrowLocation arrow, Function<Runnable, Node> content) {
        popover(arrow, content).show(owner);
    }

    private static Popover popover(Popover.ArrowLocation arrow, Function<Runnable, Node> content) {
        Popover popover = new Popover();
        popover.setContentNode(content.apply(popover::hide));
        popover.setArrowLocation(arrow);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        // keys are the run's again at once
        popover.setFadeOutDuration(Duration.ZERO);
        // what it shows listens while it is in a window, and a popover keeps its own
        popover.setOnHidden(event -> popover.setContentNode(new Pane()));
        return popover;
    }
}
