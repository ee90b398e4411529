package org.inversight.ui.setup;

import atlantafx.base.controls.Popover;
import javafx.scene.Node;

/** What opens beside a control of the left pane. */
final class Popovers {

    private Popovers() {}

    static void show(Node owner, Node content) {
        Popover popover = new Popover(content);
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_TOP);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.show(owner);
    }
}
