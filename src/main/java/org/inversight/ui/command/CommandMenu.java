package org.inversight.ui.command;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.kordamp.ikonli.feather.Feather;

/** All commands behind one button, by groups. */
public final class CommandMenu extends MenuButton {

    public CommandMenu(List<CommandGroup> groups) {
        super("", Icons.of(Feather.MENU));
        setId("menu");
        getStyleClass().add("iconic");
        setAccessibleText("Menu");
        setTooltip(Texts.tooltip("All commands"));
        for (CommandGroup group : groups) {
            Menu menu = new Menu(group.title());
            group.commands().forEach(command -> menu.getItems().add(item(command)));
            getItems().add(menu);
        }
    }

    private static MenuItem item(Command command) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + command.id());
        item.setMnemonicParsing(false);
        item.textProperty().bind(command.title());
        item.disableProperty().bind(command.obstacle().map(why -> !why.isEmpty()));
        if (command.keys() != null) {
            item.setAccelerator(new Shown(command.keys()));
        }
        item.setOnAction(event -> command.run());
        return item;
    }

    /** Stands beside an item and does nothing: {@link CommandKeys} knows when a letter is text. */
    private static final class Shown extends KeyCombination {

        private final KeyCombination keys;

        Shown(KeyCombination keys) {
            super(keys.getShift(), keys.getControl(), keys.getAlt(), keys.getMeta(), keys.getShortcut());
            this.keys = keys;
        }

        @Override
        public boolean match(KeyEvent event) {
            return false;
        }

        @Override
        public String getDisplayText() {
            return keys.getDisplayText();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
