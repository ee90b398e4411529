package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.always;
import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.when;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.people.PeopleModel;
import org.kordamp.ikonli.feather.Feather;

/** What opens files, panes and pages, and changes the theme. */
record WindowCommands(Command open, Command leftPane, Command rightPane, Command showPeople, Command theme) {

    /**
     * @param open asks for model files
     * @param theme takes the other theme
     * @param dark whether the theme is dark
     */
    static WindowCommands of(
            PanesModel panes,
            PeopleModel people,
            PresenterModel presenter,
            Runnable open,
            Runnable theme,
            ObservableValue<Boolean> dark) {
        ObservableValue<Boolean> folding =
                people.openProperty().or(presenter.onProperty()).not();
        String unfolded = "The panes belong to the attack's page.";
        return new WindowCommands(
                new Command("open", "Open model files", Feather.FOLDER, control(KeyCode.O), open, always()),
                new Command(
                        "left-pane",
                        panes.leftProperty().map(on -> on ? "Hide setup" : "Show setup"),
                        new ReadOnlyObjectWrapper<>(Feather.SIDEBAR),
                        control(KeyCode.B),
                        panes::toggleLeft,
                        when(folding, unfolded)),
                new Command(
                        "right-pane",
                        panes.rightProperty().map(on -> on ? "Hide charts" : "Show charts"),
                        new ReadOnlyObjectWrapper<>(Feather.BAR_CHART_2),
                        control(KeyCode.I),
                        panes::toggleRight,
                        when(folding, unfolded)),
                new Command(
                        "people",
                        people.openProperty().map(on -> on ? "Back to the attack" : "People"),
                        people.openProperty().map(on -> on ? Feather.X : Feather.USERS),
                        control(KeyCode.P),
                        people::toggle,
                        when(presenter.onProperty().not(), "Presenter mode shows the attack only.")),
                new Command(
                        "theme",
                        dark.map(on -> on ? "Light theme" : "Dark theme"),
                        dark.map(on -> on ? Feather.SUN : Feather.MOON),
                        control(KeyCode.T),
                        theme,
                        always()));
    }

    List<Command> all() {
        return List.of(open, leftPane, rightPane, showPeople, theme);
    }
}
