package org.inversight.ui.shell;

import static org.inversight.ui.command.Command.key;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.inversight.ui.command.Command;
import org.inversight.ui.compare.CompareModel;
import org.inversight.ui.inspect.AnatomyModel;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.session.PlaybackModel;
import org.inversight.ui.stage.PagesModel;
import org.inversight.ui.stage.PanelsModel;
import org.kordamp.ikonli.feather.Feather;

/** Which step and which rows are on the stage. */
record StageCommands(
        Command replay,
        Command live,
        Command earlier,
        Command later,
        Command narrate,
        Command previousPage,
        Command nextPage,
        Command compare) {

    /** @param stage playback of what has the stage */
    static StageCommands of(
            ObservableValue<PlaybackModel> stage,
            CompareModel comparison,
            PagesModel pages,
            PanelsModel panels,
            PeopleModel people,
            AnatomyModel anatomies) {
        Slides steps = new RecordedSteps(stage);
        ObservableValue<Boolean> replaying = stage.flatMap(PlaybackModel::replayingProperty);
        // Whether the rows are on the stage, and there is such a page of them.
        Function<Predicate<PagesModel.Page>, ObservableValue<String>> turned = possible -> Command.when(
                Bindings.createBooleanBinding(
                        () -> possible.test(pages.pageProperty().get())
                                && !people.openProperty().get()
                                && !comparison.openProperty().get()
                                && panels.chosenProperty().get().equals(PanelsModel.RECONSTRUCTIONS),
                        pages.pageProperty(),
                        people.openProperty(),
                        comparison.openProperty(),
                        panels.chosenProperty()),
                "There is no such page of rows.");
        return new StageCommands(
                new Command(
                        "replay",
                        replaying.map(on -> on ? "Stop replay" : "Replay from step 0"),
                        replaying.map(on -> on ? Feather.PAUSE : Feather.FILM),
                        key(KeyCode.P),
                        () -> stage.getValue().toggleReplay(),
                        steps.obstacle()),
                new Command(
                        "live",
                        "Newest step",
                        Feather.CHEVRONS_RIGHT,
                        key(KeyCode.L),
                        () -> stage.getValue().backToLive(),
                        Command.when(
                                stage.flatMap(PlaybackModel::liveProperty).map(live -> !live),
                                "The newest step is shown already.")),
                new Command(
                        "earlier",
                        "Step back",
                        Feather.SKIP_BACK,
                        key(KeyCode.COMMA),
                        () -> steps.move(-1),
                        steps.obstacle()),
                new Command(
                        "later",
                        "Next recorded step",
                        Feather.CHEVRON_RIGHT,
                        key(KeyCode.PERIOD),
                        () -> steps.move(1),
                        steps.obstacle()),
                new Command(
                        "narrate",
                        "Narrate a step",
                        Feather.BOOK_OPEN,
                        key(KeyCode.E),
                        anatomies::narrate,
                        Bindings.createStringBinding(
                                () -> comparison.openProperty().get()
                                                || people.openProperty().get()
                                        ? "This takes a run on the stage."
                                        : anatomies.obstacleProperty().get(),
                                comparison.openProperty(),
                                people.openProperty(),
                                anatomies.obstacleProperty())),
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
                        turned.apply(page -> page.to() < page.rows())),
                new Command(
                        "compare",
                        comparison.openProperty().map(on -> on ? "Leave comparison" : "Compare"),
                        new ReadOnlyObjectWrapper<>(Feather.COLUMNS),
                        key(KeyCode.C),
                        () -> {
                            if (comparison.openProperty().get()) {
                                comparison.leave();
                            } else {
                                comparison.ask();
                            }
                        },
                        Bindings.createStringBinding(
                                () -> !comparison.possibleProperty().get()
                                        ? "The engine is not ready yet."
                                        : people.openProperty().get() ? "Go back to the attack first." : "",
                                comparison.possibleProperty(),
                                people.openProperty())));
    }

    List<Command> all() {
        return List.of(replay, live, earlier, later, narrate, previousPage, nextPage, compare);
    }
}
