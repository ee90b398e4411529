package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.when;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.inversight.ui.command.Command;
import org.inversight.ui.session.UndoModel;
import org.kordamp.ikonli.feather.Feather;

/** What takes a change of the setup back, and makes it again. */
record SetupCommands(Command undo, Command redo) {

    static SetupCommands of(UndoModel undo) {
        ObservableValue<String> done = undo.undoableProperty();
        ObservableValue<String> undone = undo.redoableProperty();
        return new SetupCommands(
                new Command(
                        "undo",
                        done.map(what -> ("Undo " + what).strip()),
                        new ReadOnlyObjectWrapper<>(Feather.CORNER_UP_LEFT),
                        control(KeyCode.Z),
                        undo::undo,
                        when(done.map(what -> !what.isEmpty()), "No setting was changed.")),
                new Command(
                        "redo",
                        undone.map(what -> ("Redo " + what).strip()),
                        new ReadOnlyObjectWrapper<>(Feather.CORNER_UP_RIGHT),
                        new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        undo::redo,
                        when(undone.map(what -> !what.isEmpty()), "No change was taken back.")));
    }

    List<Command> all() {
        return List.of(undo, redo);
    }
}
