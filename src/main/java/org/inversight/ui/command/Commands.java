package org.inversight.ui.command;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.inversight.run.RunState;
import org.inversight.run.RunStatus;
import org.inversight.ui.session.EngineModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.session.RunModel;
import org.inversight.ui.shell.Workbench;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The one table of everything that can be asked of the window. */
public final class Commands {

    private static final ObservableValue<Boolean> ALWAYS = new SimpleObjectProperty<>(true);

    private final List<Command> all;

    /**
     * @param open asks for model files
     * @param save asks for a folder for the run on the stage
     * @param theme takes the other theme
     * @param dark whether the theme is dark
     */
    public Commands(Workbench bench, Runnable open, Runnable save, Runnable theme, ObservableValue<Boolean> dark) {
        RunModel runs = bench.runs();
        PlaybackModel playback = bench.playback();
        EngineModel engine = bench.engine();
        ObservableValue<RunStatus> status = runs.statusProperty();
        ObservableValue<Boolean> going =
                status.map(s -> s.state() == RunState.RUNNING || s.state() == RunState.PREPARING);
        ObservableValue<Boolean> ready = engine.infoProperty().isNotNull();
        ObservableValue<Boolean> complete = bench.setup()
                .draftProperty()
                .map(draft -> bench.setup().missing().isEmpty());
        ObservableValue<Boolean> any = runs.runProperty().isNotNull();
        ObservableValue<Boolean> recorded = playback.recordedProperty().map(list -> list.size() > 1);
        ObservableValue<Boolean> busy = Bindings.createBooleanBinding(
                () -> going.getValue() || runs.waitingProperty().get(), status, runs.waitingProperty());
        ObservableValue<Boolean> attacking = bench.people().openProperty().not();
        all = List.of(
                new Command(
                        "reset",
                        text("Back to step 0 with the same seed"),
                        icon(Feather.ROTATE_CCW),
                        key(KeyCode.R),
                        runs::reset,
                        any),
                new Command(
                        "start",
                        Bindings.createStringBinding(() -> startTitle(runs), status, runs.waitingProperty()),
                        busy.map(on -> on ? Feather.PAUSE : Feather.PLAY),
                        key(KeyCode.SPACE),
                        runs::startOrPause,
                        Bindings.createBooleanBinding(
                                () -> engine.problemProperty().get() == null
                                        && (busy.getValue() || complete.getValue()),
                                engine.problemProperty(),
                                busy,
                                complete)),
                new Command(
                        "step",
                        text("One step"),
                        icon(Feather.SKIP_FORWARD),
                        key(KeyCode.S),
                        runs::step,
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
                        text("Stop"),
                        icon(Feather.SQUARE),
                        key(KeyCode.ESCAPE),
                        runs::stop,
                        Bindings.createBooleanBinding(
                                () -> busy.getValue() || status.getValue().state() == RunState.PAUSED, status, busy)),
                new Command(
                        "new-seed",
                        text("New seed"),
                        icon(Feather.SHUFFLE),
                        key(KeyCode.N),
                        bench.setup()::newSeed,
                        ALWAYS),
                new Command(
                        "restart",
                        text("Restart to apply"),
                        icon(Feather.REFRESH_CW),
                        control(KeyCode.R),
                        runs::restart,
                        Bindings.createBooleanBinding(
                                () -> !runs.pendingProperty().get().isEmpty() && complete.getValue(),
                                runs.pendingProperty(),
                                complete)),
                new Command(
                        "replay",
                        playback.replayingProperty().map(on -> on ? "Stop the replay" : "Replay from step 0"),
                        playback.replayingProperty().map(on -> on ? Feather.PAUSE : Feather.FILM),
                        key(KeyCode.P),
                        playback::toggleReplay,
                        recorded),
                new Command(
                        "live",
                        text("Back to the newest step"),
                        icon(Feather.CHEVRONS_RIGHT),
                        key(KeyCode.L),
                        playback::backToLive,
                        playback.liveProperty().not()),
                new Command(
                        "earlier",
                        text("One recorded step back"),
                        icon(Feather.CHEVRON_LEFT),
                        key(KeyCode.COMMA),
                        () -> playback.move(-1),
                        recorded),
                new Command(
                        "later",
                        text("One recorded step forward"),
                        icon(Feather.CHEVRON_RIGHT),
                        key(KeyCode.PERIOD),
                        () -> playback.move(1),
                        recorded),
                new Command(
                        "previous-page",
                        text("The ten before"),
                        icon(Feather.CHEVRON_LEFT),
                        key(KeyCode.PAGE_UP),
                        bench.pages()::previous,
                        turned(bench, page -> page.from() > 0)),
                new Command(
                        "next-page",
                        text("The next ten"),
                        icon(Feather.CHEVRON_RIGHT),
                        key(KeyCode.PAGE_DOWN),
                        bench.pages()::next,
                        turned(bench, page -> page.to() < page.rows())),
                new Command("open", text("Open a model file"), icon(Feather.FOLDER), control(KeyCode.O), open, ALWAYS),
                new Command(
                        "save",
                        text("Save pictures and figures"),
                        icon(Feather.DOWNLOAD),
                        control(KeyCode.S),
                        save,
                        Bindings.createBooleanBinding(
                                () -> !busy.getValue()
                                        && playback.shownProperty().get() != null
                                        && any.getValue()
                                        && attacking.getValue(),
                                busy,
                                playback.shownProperty(),
                                any,
                                attacking)),
                new Command(
                        "left-pane",
                        bench.panes().leftProperty().map(on -> on ? "Fold the setup" : "Unfold the setup"),
                        icon(Feather.SIDEBAR),
                        control(KeyCode.B),
                        bench.panes()::toggleLeft,
                        attacking),
                new Command(
                        "right-pane",
                        bench.panes().rightProperty().map(on -> on ? "Fold the charts" : "Unfold the charts"),
                        icon(Feather.BAR_CHART_2),
                        control(KeyCode.I),
                        bench.panes()::toggleRight,
                        attacking),
                new Command(
                        "people",
                        bench.people().openProperty().map(on -> on ? "Back to the attack" : "People"),
                        bench.people().openProperty().map(on -> on ? Feather.X : Feather.USERS),
                        control(KeyCode.P),
                        bench.people()::toggle,
                        ALWAYS),
                new Command(
                        "theme",
                        dark.map(on -> on ? "Light theme" : "Dark theme"),
                        dark.map(on -> on ? Feather.SUN : Feather.MOON),
                        control(KeyCode.T),
                        theme,
                        ALWAYS));
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

    /** Whether the rows are on the stage, and there is such a page of them. */
    private static ObservableValue<Boolean> turned(Workbench bench, Predicate<PagesModel.Page> possible) {
        return Bindings.createBooleanBinding(
                () -> possible.test(bench.pages().pageProperty().get())
                        && !bench.people().openProperty().get()
                        && bench.panels().chosenProperty().get().equals(PanelsModel.RECONSTRUCTIONS),
                bench.pages().pageProperty(),
                bench.people().openProperty(),
                bench.panels().chosenProperty());
    }

    private static ObservableValue<String> text(String text) {
        return new SimpleStringProperty(text);
    }

    private static ObservableValue<Feather> icon(Feather icon) {
        return new SimpleObjectProperty<>(icon);
    }

    private static @Nullable KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static @Nullable KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, SHORTCUT_DOWN);
    }

    /** All commands, in the order of the window. */
    public List<Command> all() {
        return all;
    }

    /** The command of this id. */
    public Command get(String id) {
        return all.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }
}
