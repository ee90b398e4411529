package org.inversight.ui.control;

import atlantafx.base.controls.Popover;
import java.util.function.Function;
import javafx.scene.Node;

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

    private static void show(Node owner, Popover.ArrowLocation arrow, Function<Runnable, Node> content) {
        Popover popover = new Popover();
        popover.setContentNode(content.apply(popover::hide));
        popover.setArrowLocation(arrow);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.show(owner);
    }
}
