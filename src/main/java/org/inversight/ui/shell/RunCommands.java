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
import org.kordamp.ikonli.feather.Feather;

/** What begins and ends a run, keeps it and begins another. */
record RunCommands(
        Command reset, Command start, Command step, Command stop, Command save, Command newSeed, Command restart) {

    /** @param save asks for a folder for the run on the stage */
    static RunCommands of(
            RunModel runs,
            SetupModel setup,
            EngineModel engine,
            PlaybackModel playback,
            PeopleModel people,
            Runnable save) {
        ObservableValue<RunStatus> status = runs.statusProperty();
        ObservableValue<Boolean> busy = Bindings.createBooleanBinding(
                () -> runs.waitingProperty().get()
                        || status.getValue().state() == RunState.RUNNING
                        || status.getValue().state() == RunState.PREPARING,
                status,
                runs.waitingProperty());
        ObservableValue<Boolean> ready = engine.infoProperty().isNotNull();
        return new RunCommands(
                new Command(
                        "reset",
                        "Back to step 0",
                        Feather.ROTATE_CCW,
                        key(KeyCode.R),
                        runs::reset,
                        Command.when(runs.runProperty().isNotNull(), "Nothing was started yet.")),
                new Command(
                        "start",
                        Bindings.createStringBinding(() -> startTitle(runs), status, runs.waitingProperty()),
                        busy.map(on -> on ? Feather.PAUSE : Feather.PLAY),
                        key(KeyCode.SPACE),
                        runs::startOrPause,
                        Bindings.createStringBinding(
                                () -> engine.problemProperty().get() != null
                                        ? "The engine did not start."
                                        : busy.getValue() ? "" : setup.missing(),
                                engine.problemProperty(),
                                busy,
                                setup.draftProperty())),
                new Command(
                        "step",
                        "Single step",
                        Feather.SKIP_FORWARD,
                        key(KeyCode.S),
                        runs::step,
                        Bindings.createStringBinding(
                                () -> !ready.getValue()
                                        ? "The engine is not ready yet."
                                        : busy.getValue()
                                                ? "The run goes on by itself; pause it first."
                                                : status.getValue().state().ended()
                                                        ? "The run has ended; go back to step 0 first."
                                                        : setup.missing(),
                                ready,
                                setup.draftProperty(),
                                busy,
                                status)),
                new Command(
                        "stop",
                        "Stop",
                        Feather.SQUARE,
                        key(KeyCode.ESCAPE),
                        runs::stop,
                        Command.when(
                                Bindings.createBooleanBinding(
                                        () -> busy.getValue()
                                                || status.getValue().state() == RunState.PAUSED,
                                        status,
                                        busy),
                                "No run goes on.")),
                new Command(
                        "save",
                        "Save images and metrics",
                        Feather.DOWNLOAD,
                        control(KeyCode.S),
                        save,
                        Command.when(
                                Bindings.createBooleanBinding(
                                        () -> !busy.getValue()
                                                && playback.shownProperty().get() != null
                                                && runs.runProperty().get() != null
                                                && !people.openProperty().get(),
                                        busy,
                                        playback.shownProperty(),
                                        runs.runProperty(),
                                        people.openProperty()),
                                "This takes a run that is paused or has ended.")),
                new Command("new-seed", "New seed", Feather.SHUFFLE, key(KeyCode.N), setup::newSeed, Command.always()),
                new Command(
                        "restart",
                        "Restart to apply",
                        Feather.REFRESH_CW,
                        control(KeyCode.R),
                        runs::restart,
                        Bindings.createStringBinding(
                                () -> runs.pendingProperty().get().isEmpty()
                                        ? "The run has all settings already."
                                        : setup.missing(),
                                runs.pendingProperty(),
                                setup.draftProperty())));
    }

    List<Command> all() {
        return List.of(reset, start, step, stop, save, newSeed, restart);
    }

    private static String startTitle(RunModel runs) {
        if (runs.waitingProperty().get()) {
            return "Starting…";
        }
        return switch (runs.statusProperty().get().state()) {
            case PREPARING, RUNNING -> "Pause";
            case PAUSED -> "Continue";
            case FINISHED, STOPPED, FAILED -> "Start again";
            default -> "Start";
        };
    }
}
