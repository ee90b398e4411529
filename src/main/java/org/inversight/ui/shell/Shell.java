package org.inversight.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.BorderPane;
import org.inversight.ui.control.FileDrop;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.people.PeoplePage;
import org.jspecify.annotations.Nullable;

/** The whole window: bars above and below, and between them the attack or the people. */
public final class Shell extends BorderPane {

    private final AttackPage attack;
    private final AnimationTimer timer;
    private final Supplier<PeoplePage> makePeople;
    private @Nullable PeoplePage people;

    /**
     * @param makePeople makes the page of people, which most windows never show
     * @param dropped takes files that are dropped on the window
     * @param pulse takes what is new; told the time in nanoseconds
     */
    Shell(
            TopBar top,
            AttackPage attack,
            Supplier<PeoplePage> makePeople,
            StatusBar status,
            PanesModel panes,
            PeopleModel model,
            Consumer<List<Path>> dropped,
            LongConsumer pulse) {
        this.attack = attack;
        this.makePeople = makePeople;
        getStyleClass().add("inversight");
        setTop(top);
        setCenter(attack);
        setBottom(status);
        model.openProperty().addListener((o, before, now) -> page(now));
        widthProperty().addListener((o, before, now) -> panes.resize(now.doubleValue()));
        FileDrop.install(this, dropped);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse.accept(now);
                status.pulse(now);
            }
        };
    }

    /** Starts to take what is new, once a pulse. */
    public void start() {
        timer.start();
    }

    /** Ends that. */
    public void stop() {
        timer.stop();
    }

    private void page(boolean ofPeople) {
        PeoplePage page = people;
        if (ofPeople && page == null) {
            page = makePeople.get();
            people = page;
        }
        setCenter(ofPeople ? page : attack);
        (ofPeople ? getCenter() : lookup("#start")).requestFocus();
    }
}
