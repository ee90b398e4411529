package org.inversight.ui.command;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Makes the keys of commands work in a scene. */
public final class CommandKeys {

    private CommandKeys() {}

    /**
     * Listens for what no control wanted. Plain letters stay with a text field that has the focus, which is why these
     * are not the scene's accelerators. The space bar is a control's own only if the control was reached by keys: what
     * was clicked has the focus too, but whoever looks at the stage means the run.
     *
     * @param attacking whether the stage is shown
     */
    public static void install(Scene scene, List<Command> commands, ObservableValue<Boolean> attacking) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // Nobody starts a run that is out of sight.
            if (event.getCode() != KeyCode.SPACE || attacking.getValue()) {
                run(scene, commands, event);
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // A scroll pane would take the space bar for paging.
            if (event.getCode() == KeyCode.SPACE && attacking.getValue() && !reachedByKeys(scene.getFocusOwner())) {
                run(scene, commands, event);
            }
        });
    }

    private static boolean reachedByKeys(@Nullable Node owner) {
        return owner != null && owner.isFocusVisible() && !(owner instanceof ScrollPane);
    }

    private static void run(Scene scene, List<Command> commands, KeyEvent event) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl;
        for (Command command : commands) {
            KeyCombination keys = command.keys();
            if (keys != null && keys.match(event) && !(typing && plain(keys))) {
                event.consume();
                command.run();
                return;
            }
        }
    }

    private static boolean plain(KeyCombination keys) {
        return keys instanceof KeyCodeCombination code
                && code.getCode() != KeyCode.ESCAPE
                && code.getShortcut() == KeyCombination.ModifierValue.UP
                && code.getControl() == KeyCombination.ModifierValue.UP
                && code.getMeta() == KeyCombination.ModifierValue.UP;
    }
}
