package org.inversight.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.judge.BlindModel;
import org.inversight.ui.people.PeopleModel;
import org.kordamp.ikonli.feather.Feather;

/** What has the viewer judge the images of the run on the stage. */
record JudgeCommands(Command judge) {

    /** @param single whether one run has the stage */
    static JudgeCommands of(BlindModel blind, ObservableValue<Boolean> single, PeopleModel people) {
        return new JudgeCommands(new Command(
                "judge",
                "You are the judge",
                Feather.EYE_OFF,
                Command.key(KeyCode.J),
                blind::open,
                Bindings.createStringBinding(
                        () -> !single.getValue() || people.openProperty().get()
                                ? "This takes a run on the stage."
                                : blind.obstacleProperty().get(),
                        single,
                        people.openProperty(),
                        blind.obstacleProperty())));
    }

    List<Command> all() {
        return List.of(judge);
    }
}
