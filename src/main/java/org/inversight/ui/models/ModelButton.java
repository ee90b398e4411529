package org.inversight.ui.models;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.ui.control.FileDrop;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Popovers;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Part;
import org.inversight.ui.session.Role;
import org.inversight.ui.session.Words;
import org.kordamp.ikonli.feather.Feather;

/** A card of what a role has: what it is at a glance, everything else on a click. Files can be dropped on it. */
final class ModelButton extends Button {

    private static final double LARGE = 40;
    private static final double SMALL = 28;

    private final PartCards cards;
    private final Role role;
    private final Label name;
    private final Label facts = Texts.label("", "model-facts", "value");
    private final Label known = Texts.label("", "model-facts", "known", "value");
    private final PixelView image;

    /** @param large for what an attack is about; others are shown smaller, under their role's title */
    ModelButton(PartCards cards, Role role, boolean large) {
        this.cards = cards;
        this.role = role;
        double side = large ? LARGE : SMALL;
        name = Texts.label("", large ? "model-name" : "part-name", "value");
        image = new PixelView(side);
        setId(role.name().toLowerCase(Locale.ROOT) + "-card");
        getStyleClass().addAll("model-card", "flat");
        if (!large) {
            getStyleClass().add("part-row");
        }
        StackPane thumb = new StackPane(Icons.of(PartCards.icon(role), large ? "model-icon" : "part-icon"), image);
        thumb.getStyleClass().add("thumbnail");
        thumb.setMinSize(side, side);
        thumb.setMaxSize(side, side);
        VBox words = new VBox(name, facts);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(thumb, words, Icons.of(Feather.INFO, "model-more"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(10);
        VBox card = new VBox(5, line, known);
        card.setAlignment(Pos.CENTER_LEFT);
        setGraphic(card);
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        card.prefWidthProperty().bind(widthProperty().subtract(22));
        setTooltip(Texts.tooltip(
                role.title() + ". Click for its card, to replace or to remove it; or drop a file" + " here."));
        setOnAction(event -> Popovers.show(this, close -> new PartsPane(cards, role, close)));
        FileDrop.install(this, files -> cards.take(role, files));
        show();
    }

    /** Shows what the role has now; nothing where it has nothing. */
    void show() {
        List<Part> parts = cards.parts().of(role);
        Texts.show(this, !parts.isEmpty());
        if (parts.isEmpty()) {
            return;
        }
        Part first = parts.getFirst();
        boolean large = role == Role.CLASSIFIER || role == Role.GENERATOR;
        name.setText(
                large
                        ? first.name()
                        : role.several() ? Words.several(parts.size(), role.single(), role.title()) : role.title());
        facts.setText(large || role.images() && first.own() ? cards.facts(first) : names(parts));
        known.setText(known(parts));
        boolean few = parts.stream().anyMatch(cards.parts()::knowsFew);
        known.setGraphic(few ? Icons.of(Feather.ALERT_TRIANGLE, "few-icon") : null);
        if (parts.size() > 1 && !known.getText().isEmpty()) {
            facts.setText(""); // the same names
        }
        Texts.show(facts, !facts.getText().isEmpty());
        Texts.show(known, !known.getText().isEmpty());
        image.show(cards.images(first), 0, false);
        setAccessibleText("%s: %s, %s %s".formatted(role.title(), first.name(), facts.getText(), known.getText()));
    }

    private static String names(List<Part> parts) {
        return parts.stream().map(Part::name).distinct().collect(Collectors.joining(", "));
    }

    /** What was measured on the private images; of several models a line each. */
    private String known(List<Part> parts) {
        if (parts.size() == 1) {
            return cards.parts().knows(parts.getFirst());
        }
        return parts.stream()
                .filter(part -> !cards.parts().share(part).isEmpty())
                .map(part ->
                        "%s: accuracy %s".formatted(part.name(), cards.parts().share(part)))
                .collect(Collectors.joining("\n"));
    }
}
