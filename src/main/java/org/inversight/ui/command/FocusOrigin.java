package org.inversight.ui.command;

import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** Knows whether the control that has the focus was reached by keys or by the mouse. */
final class FocusOrigin {

    private boolean pressing;
    private boolean byKeys;

    FocusOrigin(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressing = true);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> pressing = false);
        scene.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    pressing = false;
                    byKeys = false;
                });
        scene.focusOwnerProperty().addListener((o, before, now) -> byKeys = pressing);
    }

    /** Whether the focus came by keys, and no mouse button was pressed since. */
    boolean byKeys() {
        return byKeys;
    }
}
