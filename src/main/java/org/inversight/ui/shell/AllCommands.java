package org.inversight.ui.shell;

import java.util.List;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandGroup;

/** The table of all commands of the window. */
record AllCommands(
        RunCommands run,
        StageCommands stage,
        TimeCommands time,
        JudgeCommands judge,
        SetupCommands setup,
        LessonCommands lessons,
        WindowCommands window,
        HelpCommands help) {

    /** By groups, as menu, sheet and palette show them. */
    List<CommandGroup> groups() {
        return List.of(
                new CommandGroup("Run", run.all()),
                new CommandGroup("Steps and pages", stage.all()),
                new CommandGroup("Branches and runs", time.all()),
                new CommandGroup("Blind panel", judge.all()),
                new CommandGroup("Settings", setup.all()),
                new CommandGroup("Lessons", lessons.all()),
                new CommandGroup("Window", window.all()),
                new CommandGroup("Presenter and help", help.all()));
    }

    /** All of them, whose keys work wherever the focus is; the presenter's come before those with the same keys. */
    List<Command> all() {
        return groups().reversed().stream()
                .flatMap(group -> group.commands().stream())
                .toList();
    }
}
