package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.key;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;
import org.kordamp.ikonli.feather.Feather;

/** Which step and which rows are on the stage. */
record StageCommands(
        Command replay, Command live, Command earlier, Command later, Command previousPage, Command nextPage) {

    static StageCommands of(PlaybackModel playback, PagesModel pages, PanelsModel panels, PeopleModel people) {
        ObservableValue<Boolean> recorded = playback.recordedProperty().map(list -> list.size() > 1);
        // Whether the rows are on the stage, and there is such a page of them.
        Function<Predicate<PagesModel.Page>, ObservableValue<Boolean>> turned =
                possible -> Bindings.createBooleanBinding(
                        () -> possible.test(pages.pageProperty().get())
                                && !people.openProperty().get()
                                && panels.chosenProperty().get().equals(PanelsModel.RECONSTRUCTIONS),
                        pages.pageProperty(),
                        people.openProperty(),
                        panels.chosenProperty());
        return new StageCommands(
                new Command(
                        "replay",
                        playback.replayingProperty().map(on -> on ? "Stop replay" : "Replay from step 0"),
                        playback.replayingProperty().map(on -> on ? Feather.PAUSE : Feather.FILM),
                        key(KeyCode.P),
                        playback::toggleReplay,
                        recorded),
                new Command(
                        "live",
                        "Newest step",
                        Feather.CHEVRONS_RIGHT,
                        key(KeyCode.L),
                        playback::backToLive,
                        playback.liveProperty().not()),
                new Command(
                        "earlier",
                        "Step back",
                        Feather.SKIP_BACK,
                        key(KeyCode.COMMA),
                        () -> playback.move(-1),
                        recorded),
                new Command(
                        "later",
                        "Next recorded step",
                        Feather.CHEVRON_RIGHT,
                        key(KeyCode.PERIOD),
                        () -> playback.move(1),
                        recorded),
                new Command(
                        "previous-page",
                        "Previous page",
                        Feather.CHEVRON_LEFT,
                        key(KeyCode.PAGE_UP),
                        pages::previous,
                        turned.apply(page -> page.from() > 0)),
                new Command(
                        "next-page",
                        "Next page",
                        Feather.CHEVRON_RIGHT,
                        key(KeyCode.PAGE_DOWN),
                        pages::next,
                        turned.apply(page -> page.to() < page.rows())));
    }

    List<Command> all() {
        return List.of(replay, live, earlier, later, previousPage, nextPage);
    }
}
