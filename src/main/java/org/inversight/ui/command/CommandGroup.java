package org.inversight.ui.command;

import java.util.List;

/**
 * Commands that belong together in the table of all commands.
 *
 * @param title as the menu and the overlay of keys show it
 * @param commands in the order in which they are shown
 */
public record CommandGroup(String title, List<Command> commands) {

    public CommandGroup {
        commands = List.copyOf(commands);
    }
}
