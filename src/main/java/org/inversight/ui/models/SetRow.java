package org.inversight.ui.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PrefixSelectionComboBox;
import org.inversight.data.Glimpse;
import org.inversight.loading.Probe;
import org.inversight.ui.control.FileDialogs;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.PixelView;
import org.inversight.ui.control.Texts;
import org.inversight.ui.session.Role;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A file of a set: what it was found to be, what it is used as, and why. */
final class SetRow extends VBox {

    private static final double THUMB = 36;
    private static final PseudoClass LEFT_OUT = PseudoClass.getPseudoClass("left-out");

    /** A role to choose, or none. */
    private record Use(@Nullable Role role) {

        @Override
        public String toString() {
            return role == null ? "Leave out" : role.single();
        }
    }

    private final SetModel set;
    private final FileDialogs dialogs;
    private final Label facts = Texts.label("", "model-facts", "value");
    private final Label reason = Texts.label("", "caption", "sentence");
    private final ComboBox<Use> uses = new PrefixSelectionComboBox<>();
    private final HBox mending = new HBox(8);
    private final int position;
    private SetFile found;
    private boolean quiet;

    SetRow(SetModel set, FileDialogs dialogs, int position, SetFile first) {
        this.set = set;
        this.dialogs = dialogs;
        this.position = position;
        this.found = first;
        setId("found-" + position);
        getStyleClass().addAll("model-card", "set-row");
        setSpacing(8);
        PixelView image = new PixelView(THUMB);
        Glimpse glimpse = first.glimpse();
        image.show(glimpse == null ? null : glimpse.first(), 0, false);
        StackPane thumb = new StackPane(Icons.of(icon(first), "model-icon"), image);
        thumb.getStyleClass().add("thumbnail");
        thumb.setMinSize(THUMB, THUMB);
        thumb.setMaxSize(THUMB, THUMB);
        Label name = Texts.label(String.valueOf(first.file().getFileName()), "model-name", "file-name");
        name.setTooltip(Texts.tooltip(first.file().toString()));
        facts.setWrapText(!first.usable());
        VBox words = new VBox(name, facts);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        uses.setId("use-" + position);
        uses.setPrefWidth(158);
        uses.setMinWidth(158);
        uses.setAccessibleText("Use " + name.getText() + " as");
        uses.setOnAction(event -> {
            if (!quiet && uses.getValue() != null) {
                set.use(found, uses.getValue().role());
            }
        });
        mending();
        reason.setMaxWidth(158);
        VBox choice = new VBox(2, uses, mending, reason);
        choice.setAlignment(Pos.CENTER_LEFT);
        HBox line = new HBox(10, thumb, words, choice);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        questions(words);
        show(first);
    }

    private static Feather icon(SetFile found) {
        Role role = found.role();
        return !found.usable()
                ? Feather.ALERT_TRIANGLE
                : role != null ? PartCards.icon(role) : found.glimpse() != null ? Feather.IMAGE : Feather.BOX;
    }

    /** Ways out for a file that cannot be used and is needed. */
    private void mending() {
        Button replace = new Button("Choose…");
        replace.setId("exchange-" + position);
        replace.getStyleClass().add("small");
        replace.setOnAction(event -> exchange());
        Button leave = new Button("Leave out");
        leave.setId("leave-" + position);
        leave.getStyleClass().add("small");
        leave.setOnAction(event -> set.use(found, null));
        mending.getChildren().addAll(replace, leave);
    }

    private void exchange() {
        Role role = found.role();
        if (role == null) {
            return;
        }
        boolean folder = role.images() && !found.file().toString().matches(".*\\.(zip|gz|idx)");
        Path file = folder
                ? dialogs.openFolder("Choose the " + role.one())
                : role.images()
                        ? dialogs.openImages()
                        : dialogs.openModels().stream().findFirst().orElse(null);
        if (file != null) {
            set.exchange(found, file);
        }
    }

    /** What only the person knows stands under the row, once it is asked for. */
    private void questions(VBox words) {
        Probe probe = found.probe();
        if (probe == null || probe.questions().isEmpty()) {
            return;
        }
        QuestionFields fields =
                new QuestionFields("found-" + position + "-", probe.questions(), answers -> set.answer(found, answers));
        Texts.show(fields, false);
        Button ask = new Button("Check guessed input…");
        ask.setId("ask-" + position);
        ask.getStyleClass().addAll("small", "flat", "link");
        ask.setTooltip(Texts.tooltip(
                "It has no card, so values from 0 to 1 without normalisation are assumed. Your answers are "
                        + "kept as a card beside it."));
        ask.setOnAction(event -> Texts.show(fields, !fields.isVisible()));
        words.getChildren().add(ask);
        getChildren().add(fields);
    }

    Path file() {
        return found.file();
    }

    /** Shows what is known of the same file now. */
    void show(SetFile now) {
        found = now;
        facts.setText(now.facts());
        facts.setTooltip(Texts.tooltip(now.facts()));
        reason.setText(now.reason());
        Texts.show(reason, now.usable());
        reason.setTooltip(Texts.tooltip(now.reason()));
        List<Use> possible = new ArrayList<>();
        now.possible().forEach(role -> possible.add(new Use(role)));
        boolean usable = !possible.isEmpty();
        possible.add(new Use(null));
        quiet = true;
        if (!uses.getItems().equals(possible)) {
            uses.getItems().setAll(possible);
        }
        uses.setValue(new Use(now.role()));
        quiet = false;
        Texts.show(uses, usable);
        Texts.show(mending, !usable && now.role() != null);
        pseudoClassStateChanged(LEFT_OUT, now.role() == null);
        setAccessibleText("%s, %s: %s, %s"
                .formatted(
                        now.file().getFileName(), now.facts(), Objects.toString(now.role(), "left out"), now.reason()));
    }
}
