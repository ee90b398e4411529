package org.inversight.ui.control;

import atlantafx.base.controls.Popover;
import java.util.function.Function;
import javafx.scene.Node;

/** What opens beside a control of the left pane. */
public final class Popovers {

    private Popovers() {}

    public static void show(Node owner, Node content) {
        show(owner, close -> content);
    }

    /** @param content is made with what closes the popover */
    public static void show(Node owner, Function<Runnable, Node> content) {
        Popover popover = new Popover();
        popover.setContentNode(content.apply(popover::hide));
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.show(owner);
    }
}
