package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.key;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.shelf.ShelfModel;
import org.kordamp.ikonli.feather.Feather;

/** What goes on from an earlier step, and what takes up an earlier run. */
record TimeCommands(Command branch, Command shelf) {

    /** @param single whether one run has the stage */
    static TimeCommands of(
            RunModel runs,
            ObservableValue<Boolean> single,
            PlaybackModel playback,
            EngineModel engine,
            ShelfModel shelf,
            PeopleModel people) {
        return new TimeCommands(
                new Command(
                        "branch",
                        "Branch from here",
                        Feather.GIT_BRANCH,
                        key(KeyCode.B),
                        runs::branch,
                        Command.when(
                                Bindings.createBooleanBinding(
                                        () -> single.getValue()
                                                && runs.runProperty().get() != null
                                                && playback.shownProperty().get() != null
                                                && engine.infoProperty().get() != null
                                                && !people.openProperty().get(),
                                        single,
                                        runs.runProperty(),
                                        playback.shownProperty(),
                                        engine.infoProperty(),
                                        people.openProperty()),
                                "This takes a run on the stage.")),
                new Command(
                        "shelf",
                        "Runs",
                        Feather.ARCHIVE,
                        // in a text field Ctrl+H deletes
                        control(KeyCode.L),
                        shelf::toggle,
                        Command.when(people.openProperty().not(), "Go back to the attack first.")));
    }

    List<Command> all() {
        return List.of(branch, shelf);
    }
}
