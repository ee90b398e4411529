package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.always;
import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.key;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.TypedKey;
import org.kordamp.ikonli.feather.Feather;

/** What finds commands, and what shows the stage to an audience. */
record HelpCommands(Command find, Command keys, Command present, Command leave, Command back, Command on) {

    /**
     * @param find opens the palette
     * @param keys shows all commands with their keys
     * @param slides what a remote control's keys page through
     */
    static HelpCommands of(PresenterModel presenter, Slides slides, Runnable find, Runnable keys) {
        ObservableValue<String> presenting = Command.when(presenter.onProperty(), "This is for presenter mode.");
        ObservableValue<String> paging = presenter.onProperty().flatMap(on -> on ? slides.obstacle() : presenting);
        return new HelpCommands(
                new Command("find", "Find a command", Feather.SEARCH, control(KeyCode.K), find, always()),
                new Command("keys", "Commands and keys", Feather.HELP_CIRCLE, new TypedKey("?"), keys, always()),
                new Command(
                        "present",
                        presenter.onProperty().map(on -> on ? "Leave presenter mode" : "Presenter mode"),
                        new ReadOnlyObjectWrapper<>(Feather.MONITOR),
                        key(KeyCode.F11),
                        presenter::toggle,
                        always()),
                new Command(
                        "leave", "Leave presenter mode", Feather.X, key(KeyCode.ESCAPE), presenter::leave, presenting),
                new Command(
                        "slide-back",
                        "Presenter: step back",
                        Feather.CHEVRON_LEFT,
                        key(KeyCode.PAGE_UP),
                        () -> slides.move(-1),
                        paging),
                new Command(
                        "slide-on",
                        "Presenter: step on",
                        Feather.CHEVRON_RIGHT,
                        key(KeyCode.PAGE_DOWN),
                        () -> slides.move(1),
                        paging));
    }

    /** Those of the presenter first: their keys mean something else at other times. */
    List<Command> all() {
        return List.of(present, leave, back, on, find, keys);
    }
}
