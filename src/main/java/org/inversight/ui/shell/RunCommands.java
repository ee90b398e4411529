package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.key;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.ui.command.Command;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Transport;
import org.kordamp.ikonli.feather.Feather;

/** What begins and ends a run, keeps it and begins another. */
record RunCommands(
        Command reset,
        Command start,
        Command step,
        Command stop,
        Command save,
        Command newSeed,
        Command restart) {

    /**
     * @param transport plays what has the stage
     * @param single whether that is one run
     * @param save asks in which formats the run on the stage is exported
     */
    static RunCommands of(
            RunModel runs,
            Transport transport,
            ObservableValue<Boolean> single,
            SetupModel setup,
            EngineModel engine,
            PlaybackModel playback,
            PeopleModel people,
            Runnable save) {
        ObservableValue<RunStatus> status = transport.statusProperty();
        ObservableValue<Boolean> busy = Bindings.createBooleanBinding(
                () -> runs.waitingProperty().get()
                        || status.getValue().state() == RunState.RUNNING
                        || status.getValue().state() == RunState.PREPARING,
                status,
                runs.waitingProperty());
        ObservableValue<Boolean> ready = engine.infoProperty().isNotNull();
        ObservableValue<Boolean> complete =
                setup.draftProperty().map(draft -> setup.missing().isEmpty());
        return new RunCommands(
                new Command(
                        "reset",
                        "Back to step 0",
                        Feather.ROTATE_CCW,
                        key(KeyCode.R),
                        transport::reset,
                        runs.runProperty().isNotNull().or(Bindings.createBooleanBinding(() -> !single.getValue(), single))),
                new Command(
                        "start",
                        Bindings.createStringBinding(() -> startTitle(runs, status.getValue()), status, runs.waitingProperty()),
                        busy.map(on -> on ? Feather.PAUSE : Feather.PLAY),
                        key(KeyCode.SPACE),
                        transport::startOrPause,
                        Bindings.createBooleanBinding(
                                () -> engine.problemProperty().get() == null
                                        && (busy.getValue() || complete.getValue()),
                                engine.problemProperty(),
                                busy,
                                complete)),
                new Command(
                        "step",
                        "Single step",
                        Feather.SKIP_FORWARD,
                        key(KeyCode.S),
                        transport::step,
                        Bindings.createBooleanBinding(
                                () -> ready.getValue()
                                        && complete.getValue()
                                        && !busy.getValue()
                                        && !status.getValue().state().ended(),
                                ready,
                                complete,
                                busy,
                                status)),
                new Command(
                        "stop",
                        "Stop",
                        Feather.SQUARE,
                        key(KeyCode.ESCAPE),
                        transport::stop,
                        Bindings.createBooleanBinding(
                                () -> busy.getValue() || status.getValue().state() == RunState.PAUSED, status, busy)),
                new Command(
                        "save",
                        "Export the run",
                        Feather.DOWNLOAD,
                        control(KeyCode.S),
                        save,
                        Bindings.createBooleanBinding(
                                () -> single.getValue()
                                        && playback.shownProperty().get() != null
                                        && runs.runProperty().get() != null
                                        && !people.openProperty().get(),
                                single,
                                playback.shownProperty(),
                                runs.runProperty(),
                                people.openProperty())),
                new Command("new-seed", "New seed", Feather.SHUFFLE, key(KeyCode.N), setup::newSeed, Command.always()),
                new Command(
                        "restart",
                        "Restart to apply",
                        Feather.REFRESH_CW,
                        control(KeyCode.R),
                        runs::restart,
                        Bindings.createBooleanBinding(
                                () -> !runs.pendingProperty().get().isEmpty() && complete.getValue(),
                                runs.pendingProperty(),
                                complete)));
    }

    List<Command> all() {
        return List.of(reset, start, step, stop, save, newSeed, restart);
    }

    private static String startTitle(RunModel runs, RunStatus status) {
        if (runs.waitingProperty().get()) {
            return "Starting…";
        }
        return switch (status.state()) {
            case PREPARING, RUNNING -> "Pause";
            case PAUSED -> "Continue";
            case FINISHED, STOPPED, FAILED -> "Start again";
            default -> "Start";
        };
    }
}
