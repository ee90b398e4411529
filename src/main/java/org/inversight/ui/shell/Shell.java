package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import org.inversight.ui.command.Commands;
import org.inversight.ui.control.Texts;
import org.inversight.ui.inspect.InspectorPane;
import org.inversight.ui.models.FileDialogs;
import org.inversight.ui.models.FileDrop;
import org.inversight.ui.models.SetModel;
import org.inversight.ui.models.SetReview;
import org.inversight.ui.people.PeoplePage;
import org.inversight.ui.settings.Settings;
import org.inversight.ui.setup.SetupPane;
import org.inversight.ui.stage.StagePane;
import org.inversight.ui.theme.Palette;
import org.jspecify.annotations.Nullable;

/** The whole window: bars above and below, three panes between them, and the pulse. */
public final class Shell extends BorderPane {

    private final Workbench bench;
    private final StatusBar status;
    private final SetupPane left;
    private final StagePane stage;
    private final SetReview review;
    private final InspectorPane right;
    private final Supplier<PeoplePage> makePeople;
    private @Nullable PeoplePage people;
    private final AnimationTimer timer;

    public Shell(
            Workbench bench,
            Commands commands,
            FileDialogs dialogs,
            ObservableValue<Palette> palette,
            ObservableValue<Settings> settings) {
        this.bench = bench;
        getStyleClass().add("inversight");
        left = new SetupPane(bench, commands.get("open"), dialogs, settings);
        right = new InspectorPane(bench, palette);
        status = new StatusBar(bench, new Memory());
        setTop(new TopBar(bench, commands));
        setLeft(left);
        stage = new StagePane(bench, commands, palette);
        setCenter(stage);
        setRight(right);
        setBottom(status);
        bench.panes().leftProperty().addListener((o, before, now) -> Texts.show(left, now));
        bench.panes().rightProperty().addListener((o, before, now) -> Texts.show(right, now));
        makePeople = () -> new PeoplePage(bench.people(), commands, dialogs);
        bench.people().openProperty().addListener((o, before, now) -> page(now));
        review = new SetReview(bench.set(), dialogs);
        bench.set().stateProperty().addListener((o, before, now) -> review(before, now));
        widthProperty().addListener((o, before, now) -> bench.panes().resize(now.doubleValue()));
        FileDrop.install(this, this::drop);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse(now);
            }
        };
    }

    /** The page of people in place of the three panes, or these again. */
    private void page(boolean ofPeople) {
        PeoplePage page = people;
        if (ofPeople && page == null) {
            page = makePeople.get();
            people = page;
        }
        setLeft(ofPeople ? null : left);
        setCenter(ofPeople ? page : middle());
        setRight(ofPeople ? null : right);
        (ofPeople ? getCenter() : lookup("#start")).requestFocus();
    }

    /** A set that is looked through in place of the stage, or the stage again. */
    private void review(SetModel.State before, SetModel.State now) {
        if (bench.people().openProperty().get() || before.stage() == now.stage()) {
            return;
        }
        setCenter(middle());
        if (now.stage() == SetModel.Stage.CLOSED) {
            lookup("#start").requestFocus();
        } else {
            review.focusFirst();
        }
    }

    /** What is between the side panes of the attack. */
    private Node middle() {
        boolean reviewing = bench.set().stateProperty().get().stage() != SetModel.Stage.CLOSED;
        return reviewing ? review : stage;
    }

    /** Takes files that were dropped on the window. */
    public void drop(List<Path> files) {
        bench.open(files);
    }

    /** Starts to take what is new, once a pulse. */
    public void start() {
        timer.start();
    }

    /** Ends that. */
    public void stop() {
        timer.stop();
    }

    private void pulse(long now) {
        bench.pulse(now);
        status.pulse(now);
    }
}
