package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.control;
import static org.inversight.ui.command.Command.key;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.inversight.run.Run;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.run.Snapshot;
import org.inversight.ui.command.Command;
import org.inversight.ui.export.ExportModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.session.SetupModel;
import org.inversight.ui.session.Transport;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What begins and ends a run, keeps it and begins another. */
record RunCommands(
        Command reset,
        Command start,
        Command step,
        Command stop,
        Command save,
        Command copyLine,
        Command newSeed,
        Command restart) {

    /**
     * @param transport plays what has the stage
     * @param single whether that is one run
     * @param shown what is on the stage; null before the first image
     * @param save asks in which formats what is on the stage is exported
     * @param copyLine puts the arguments that repeat the run on the clipboard
     */
    static RunCommands of(
            RunModel runs,
            Transport transport,
            ObservableValue<Boolean> single,
            SetupModel setup,
            EngineModel engine,
            ObservableValue<@Nullable Snapshot> shown,
            PeopleModel people,
            Runnable save,
            Runnable copyLine) {
        ObservableValue<RunStatus> status = transport.statusProperty();
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
                        transport::reset,
                        inSight(
                                people,
                                Command.when(
                                        Bindings.createBooleanBinding(
                                                () -> !single.getValue()
                                                        || runs.runProperty().get() != null,
                                                single,
                                                runs.runProperty()),
                                        "Nothing was started yet."))),
                new Command(
                        "start",
                        Bindings.createStringBinding(
                                () -> startTitle(runs, status.getValue()), status, runs.waitingProperty()),
                        busy.map(on -> on ? Feather.PAUSE : Feather.PLAY),
                        key(KeyCode.SPACE),
                        transport::startOrPause,
                        Bindings.createStringBinding(
                                () -> engine.problemProperty().get() != null
                                        ? "The engine did not start."
                                        : busy.getValue() ? "" : missing(setup, status.getValue()),
                                engine.problemProperty(),
                                busy,
                                status,
                                setup.draftProperty())),
                new Command(
                        "step",
                        "Single step",
                        Feather.SKIP_FORWARD,
                        key(KeyCode.S),
                        transport::step,
                        inSight(
                                people,
                                Bindings.createStringBinding(
                                        () -> !ready.getValue()
                                                ? "The engine is not ready yet."
                                                : busy.getValue()
                                                        ? "The run goes on by itself; pause it first."
                                                        : status.getValue()
                                                                        .state()
                                                                        .ended()
                                                                ? "The run has ended; go back to step 0 first."
                                                                : missing(setup, status.getValue()),
                                        ready,
                                        setup.draftProperty(),
                                        busy,
                                        status))),
                new Command(
                        "stop",
                        "Stop",
                        Feather.SQUARE,
                        key(KeyCode.ESCAPE),
                        transport::stop,
                        inSight(
                                people,
                                Command.when(
                                        Bindings.createBooleanBinding(
                                                () -> busy.getValue()
                                                        || status.getValue().state() == RunState.PAUSED,
                                                status,
                                                busy),
                                        "No run goes on."))),
                new Command(
                        "save",
                        "Export",
                        Feather.DOWNLOAD,
                        control(KeyCode.S),
                        save,
                        Command.when(
                                Bindings.createBooleanBinding(
                                        () -> shown.getValue() != null
                                                && (!single.getValue()
                                                        || runs.runProperty().get() != null)
                                                && !people.openProperty().get(),
                                        single,
                                        shown,
                                        runs.runProperty(),
                                        people.openProperty()),
                                "This takes an image on the stage.")),
                new Command(
                        "copy-line",
                        "Copy the command line",
                        Feather.TERMINAL,
                        new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        copyLine,
                        Bindings.createStringBinding(
                                () -> uncopied(
                                        single.getValue(), runs.runProperty().get(), shown.getValue()),
                                single,
                                shown,
                                runs.runProperty())),
                new Command(
                        "new-seed",
                        "New seed",
                        Feather.SHUFFLE,
                        key(KeyCode.N),
                        setup::newSeed,
                        inSight(people, Command.always())),
                new Command(
                        "restart",
                        "Restart to apply",
                        Feather.REFRESH_CW,
                        control(KeyCode.R),
                        runs::restart,
                        inSight(
                                people,
                                Bindings.createStringBinding(
                                        () -> !single.getValue()
                                                ? "Leave the comparison first."
                                                : runs.pendingProperty().get().isEmpty()
                                                        ? nothingToApply(runs)
                                                        : setup.missing(),
                                        single,
                                        runs.pendingProperty(),
                                        runs.runProperty(),
                                        runs.statusProperty(),
                                        setup.draftProperty()))));
    }

    List<Command> all() {
        return List.of(reset, start, step, stop, save, copyLine, newSeed, restart);
    }

    /** Whoever looks at people does not mean the run behind them. */
    private static ObservableValue<String> inSight(PeopleModel people, ObservableValue<String> obstacle) {
        return Bindings.createStringBinding(
                () -> people.openProperty().get() ? "Go back to the attack first." : obstacle.getValue(),
                people.openProperty(),
                obstacle);
    }

    /** What a new run would lack; one that is paused has all that it needs. */
    private static String missing(SetupModel setup, RunStatus status) {
        return status.state() == RunState.PAUSED ? "" : setup.missing();
    }

    /** A run that has ended takes up no live change either: the next one begins with it. */
    private static String nothingToApply(RunModel runs) {
        if (runs.runProperty().get() == null) {
            return "Nothing was started yet.";
        }
        return runs.statusProperty().get().state().ended()
                ? "The run has ended; Start begins another with what is set up."
                : "The run has all settings already.";
    }

    private static String uncopied(boolean single, @Nullable Run run, @Nullable Snapshot shown) {
        if (!single) {
            return "Leave the comparison first.";
        }
        return run == null || shown == null ? "Nothing was started yet." : ExportModel.unrepeatable(run);
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
