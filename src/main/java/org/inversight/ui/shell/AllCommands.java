package org.inversight.ui.shell;

import java.util.List;
import java.util.stream.Stream;
import org.inversight.ui.command.Command;

/** All commands of the window. */
record AllCommands(RunCommands run, StageCommands stage, TimeCommands time, WindowCommands window) {

    /** All of them, whose keys work wherever the focus is. */
    List<Command> all() {
        return Stream.of(run.all(), stage.all(), time.all(), window.all())
                .flatMap(List::stream)
                .toList();
    }
}
