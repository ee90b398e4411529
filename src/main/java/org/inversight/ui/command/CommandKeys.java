package org.inversight.ui.command;

import atlantafx.base.controls.Popover;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.inversight.ui.control.NumberField;
import org.jspecify.annotations.Nullable;

/** Makes the keys of commands work in a scene. */
public final class CommandKeys {

    private CommandKeys() {}

    /**
     * Listens for what no control wanted. Plain letters stay with a text field that has the focus, which is why these
     * are not the scene's accelerators. The space bar is a control's own only if the control was reached by keys: what
     * was clicked has the focus too, but whoever looks at the stage means the run.
     *
     * @param commands of several with the same keys, the first that is possible is meant
     * @param before controls: commands that take their keys ahead of any control while they are possible
     * @param attacking whether the stage is shown and nothing lies over it
     */
    public static void install(
            Scene scene, List<Command> commands, List<Command> before, ObservableValue<Boolean> attacking) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            // Nobody starts a run that is out of sight.
            if (event.getCode() != KeyCode.SPACE || attacking.getValue()) {
                run(scene, commands, event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> run(scene, commands, event));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Node owner = scene.getFocusOwner();
            // A scroll pane would take the space bar for paging.
            boolean space =
                    event.getCode() == KeyCode.SPACE && attacking.getValue() && !reachedByKeys(owner) && !asked();
            // A field that holds nothing unfinished has nothing of its own to undo.
            boolean undo = event.getCode() == KeyCode.Z
                    && event.isShortcutDown()
                    && owner instanceof NumberField field
                    && field.settled();
            if (space || undo) {
                run(scene, commands, event);
            } else if (attacking.getValue()
                    && before.stream().anyMatch(meant(scene, event).and(Command::possible))) {
                run(scene, before, event);
            }
        });
    }

    /** Whether something over the window waits for an answer: what is typed past its fields is not meant for the run. */
    private static boolean asked() {
        return Window.getWindows().stream().anyMatch(window -> window instanceof Popover && window.isShowing());
    }

    private static boolean reachedByKeys(@Nullable Node owner) {
        return owner != null && owner.isFocusVisible() && !(owner instanceof ScrollPane);
    }

    private static void run(Scene scene, List<Command> commands, KeyEvent event) {
        List<Command> all = commands.stream().filter(meant(scene, event)).toList();
        if (!all.isEmpty()) {
            event.consume();
            all.stream().filter(Command::possible).findFirst().ifPresent(Command::run);
        }
    }

    private static Predicate<Command> meant(Scene scene, KeyEvent event) {
        boolean typing = scene.getFocusOwner() instanceof TextInputControl || asked();
        return command -> {
            KeyCombination keys = command.keys();
            return keys != null && keys.match(event) && !(typing && plain(keys));
        };
    }

    /** Whether it writes something, or moves in what is written. */
    private static boolean plain(KeyCombination keys) {
        return keys instanceof TypedKey
                || keys instanceof KeyCodeCombination code
                        && code.getCode() != KeyCode.ESCAPE
                        && !code.getCode().isFunctionKey()
                        && code.getShortcut() == KeyCombination.ModifierValue.UP
                        && code.getControl() == KeyCombination.ModifierValue.UP
                        && code.getMeta() == KeyCombination.ModifierValue.UP;
    }
}
