package org.inversight.ui.shell;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import org.inversight.ui.control.Texts;
import org.inversight.ui.people.PeopleModel;
import org.inversight.ui.people.PeoplePage;
import org.jspecify.annotations.Nullable;

/** Bars above and below, and between them the attack or the people; for an audience, a caption instead of the bars. */
final class Frame extends BorderPane {

    private final TopBar top;
    private final StatusBar status;
    private final AttackPage attack;
    private final Supplier<PeoplePage> makePeople;
    private final Label caption = Texts.paragraph("");
    private @Nullable PeoplePage people;

    /** @param makePeople makes the page of people, which most windows never show */
    Frame(
            TopBar top,
            AttackPage attack,
            Supplier<PeoplePage> makePeople,
            StatusBar status,
            PeopleModel model,
            PresenterModel presenter,
            CaptionModel sentence) {
        this.top = top;
        this.status = status;
        this.attack = attack;
        this.makePeople = makePeople;
        caption.setId("caption");
        caption.getStyleClass().add("audience-caption");
        caption.setMaxWidth(Double.MAX_VALUE);
        caption.textProperty().bind(sentence.sentenceProperty());
        setCenter(attack);
        bars(false);
        model.openProperty().addListener((o, before, now) -> page(now));
        presenter.onProperty().addListener((o, before, now) -> bars(now));
    }

    private void bars(boolean presenting) {
        setTop(presenting ? null : top);
        setBottom(presenting ? caption : status);
    }

    /** What takes the focus where nothing else has a claim to it. */
    Node home() {
        Node start = lookup("#start");
        return start != null ? start : this;
    }

    void pulse(long now) {
        status.pulse(now);
    }

    private void page(boolean ofPeople) {
        PeoplePage page = people;
        if (ofPeople && page == null) {
            page = makePeople.get();
            people = page;
        }
        setCenter(ofPeople ? page : attack);
        (ofPeople ? getCenter() : home()).requestFocus();
    }
}
