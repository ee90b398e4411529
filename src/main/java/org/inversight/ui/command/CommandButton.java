package org.inversight.ui.command;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.inversight.ui.control.Icons;

/** A button made from a command. */
public class CommandButton extends Button {

    /** @param worded whether it shows the title beside the icon */
    public CommandButton(Command command, boolean worded) {
        setId(command.id());
        getStyleClass().add(worded ? "worded" : "iconic");
        Tooltip hint = new Tooltip();
        setTooltip(hint);
        show(command, hint, worded);
        command.title().addListener((o, before, now) -> show(command, hint, worded));
        command.icon().addListener((o, before, now) -> show(command, hint, worded));
        command.obstacle().addListener((o, before, now) -> setDisable(!now.isEmpty()));
        setDisable(!command.possible());
        setOnAction(event -> {
            leaveFocus();
            command.run();
        });
    }

    /** A button that goes away under the mouse must not hand the focus to a field beside it. */
    private void leaveFocus() {
        if (getScene() != null && !isFocusVisible()) {
            getScene().getRoot().requestFocus();
        }
    }

    private void show(Command command, Tooltip hint, boolean worded) {
        String title = command.title().getValue();
        setGraphic(Icons.of(command.icon().getValue()));
        setText(worded ? title : "");
        setAccessibleText(title);
        hint.setText(command.hint(title));
    }
}
