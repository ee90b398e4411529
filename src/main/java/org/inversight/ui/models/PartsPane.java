package org.inversight.ui.models;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.inversight.model.ModelCard;
import org.inversight.ui.control.FileDrop;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Part;
import org.inversight.ui.session.Role;
import org.kordamp.ikonli.feather.Feather;

/** Everything in one role, for a popover: its cards, and ways to add, replace and remove. */
final class PartsPane extends VBox {

    private static final double WIDTH = 420;
    private static final double THUMB = 36;
    private static final double DETAILS = 260;

    private final PartCards cards;
    private final Role role;
    private final Runnable close;
    private final VBox list = new VBox(6);
    private final HBox choices = new HBox(8);
    private String offered = "";

    /** @param close closes the popover; a dialog or a question comes next */
    PartsPane(PartCards cards, Role role, Runnable close) {
        this.cards = cards;
        this.role = role;
        this.close = close;
        setId("parts-of-" + role.name().toLowerCase(Locale.ROOT));
        getStyleClass().add("parts-pane");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        getChildren().addAll(Texts.label(role.title(), "details-title"), list, choices);
        choices.getStyleClass().add("problem-buttons");
        choices.setAlignment(Pos.CENTER_LEFT);
        FileDrop.install(this, files -> {
            close.run();
            cards.take(role, files);
        });
        ChangeListener<Object> shown = (o, before, now) -> show();
        // The model outlives the popover.
        sceneProperty().addListener((o, before, now) -> {
            if (now == null) {
                cards.parts().partsProperty().removeListener(shown);
                cards.parts().glimpsesProperty().removeListener(shown);
            } else {
                cards.parts().partsProperty().addListener(shown);
                cards.parts().glimpsesProperty().addListener(shown);
            }
        });
        show();
    }

    private void show() {
        List<Part> parts = cards.parts().of(role);
        choices(parts.isEmpty() || role.several() ? "Add" : "Replace");
        list.getChildren().clear();
        if (parts.isEmpty()) {
            list.getChildren().add(Texts.paragraph(role.missing(), "fact-value"));
        }
        for (Part part : parts) {
            VBox details = new VBox();
            list.getChildren().addAll(row(part, details), details);
            ModelCard card = part.card();
            if (card != null && parts.size() == 1) {
                details.getChildren().add(details(part, card));
            }
        }
    }

    private Node details(Part part, ModelCard card) {
        String title = role == Role.GENERATOR ? "Random samples" : "Training images";
        CardDetails details = new CardDetails(card, title, cards.images(part));
        details.setPrefWidth(USE_COMPUTED_SIZE);
        details.setMaxHeight(DETAILS);
        return details;
    }

    private HBox row(Part part, VBox details) {
        PixelView image = new PixelView(THUMB);
        image.show(cards.images(part), 0, false);
        StackPane thumb = new StackPane(Icons.of(PartCards.icon(role), "model-icon"), image);
        thumb.getStyleClass().add("thumbnail");
        thumb.setMinSize(THUMB, THUMB);
        thumb.setMaxSize(THUMB, THUMB);
        VBox words = new VBox(
                Texts.label(part.name(), "model-name", "value"), Texts.paragraph(cards.facts(part), "model-facts"));
        String known = cards.parts().knows(part);
        if (!known.isEmpty()) {
            words.getChildren().add(Texts.label(known, "model-facts", "known", "value"));
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, thumb, words);
        row.setAlignment(Pos.CENTER_LEFT);
        ModelCard card = part.card();
        if (card != null) {
            Button info = button(Feather.INFO, "Card of " + part.name());
            info.setOnAction(event -> {
                boolean open = !details.getChildren().isEmpty();
                details.getChildren().clear();
                if (!open) {
                    details.getChildren().add(details(part, card));
                }
            });
            row.getChildren().add(info);
        }
        if (part.own() || role == Role.EVALUATOR) {
            Button remove = button(Feather.TRASH_2, "Remove " + part.name());
            remove.setId("remove-"
                    + role.name().toLowerCase(Locale.ROOT)
                    + "-"
                    + list.getChildren().size() / 2);
            remove.setOnAction(event -> cards.parts().remove(part));
            row.getChildren().add(remove);
        }
        if (part.own()) {
            Tooltip.install(words, Texts.tooltip(String.valueOf(part.file())));
        }
        return row;
    }

    private static Button button(Feather icon, String hint) {
        Button button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("small", "flat", "iconic");
        button.setAccessibleText(hint);
        button.setTooltip(Texts.tooltip(hint));
        return button;
    }

    private void choices(String verb) {
        if (verb.equals(offered)) {
            return; // a button may have the focus
        }
        offered = verb;
        choices.getChildren().clear();
        if (role.images()) {
            choices.getChildren()
                    .addAll(
                            choose("folder", verb + " by folder…", () -> cards.chooseFolder(role)),
                            choose("file", "IDX or zip…", () -> cards.chooseFile(role)));
        } else {
            choices.getChildren().add(choose("file", verb + " by file…", () -> cards.chooseFile(role)));
        }
        choices.getChildren().add(Texts.label("or drop here", "caption"));
    }

    private Button choose(String what, String text, Runnable action) {
        Button button = new Button(text);
        button.setId("choose-" + what + "-" + role.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("small");
        button.setOnAction(event -> {
            close.run();
            action.run();
        });
        return button;
    }
}
