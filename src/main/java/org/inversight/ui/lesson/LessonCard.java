package org.inversight.ui.lesson;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.inversight.lesson.Question;
import org.inversight.lesson.Step;
import org.inversight.ui.command.Command;
import org.inversight.ui.command.CommandButton;
import org.inversight.ui.control.Icons;
import org.inversight.ui.control.Texts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The lesson beneath the stage, of one height: text and question side by side, and buttons to go on and back. */
public final class LessonCard extends VBox {

    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /** Longer lines are hard to read. */
    private static final double WIDEST = 900;

    private static final double HEIGHT = 92;

    private final LessonModel model;
    private final Label title = Texts.label("", "lesson-title", "value");
    private final Label number = Texts.label("", "caption", "value");
    private final Label text = Texts.paragraph("", "lesson-text");
    private final Label asked = Texts.paragraph("", "lesson-question");
    private final FlowPane choices = new FlowPane(8, 6);
    private final VBox question = new VBox(8, asked, choices);

    public LessonCard(LessonModel model, Command back, Command next, Command leave) {
        this.model = model;
        setId("lesson");
        getStyleClass().add("lesson-card");
        text.setId("lesson-text");
        asked.setId("lesson-question");
        number.setId("lesson-number");
        Label waiting = Texts.label("", "caption", "sentence");
        waiting.setId("lesson-waiting");
        waiting.textProperty().bind(model.waitingProperty());
        CommandButton on = new CommandButton(next, true);
        on.getStyleClass().addAll("accent", "small");
        HBox head = new HBox(
                10,
                title,
                number,
                Texts.spring(),
                waiting,
                new CommandButton(back, false),
                on,
                new CommandButton(leave, false));
        head.setAlignment(Pos.CENTER_LEFT);
        HBox body = new HBox(28, text, question);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox.setHgrow(question, Priority.ALWAYS);
        text.setMaxWidth(WIDEST);
        text.setPrefWidth(520);
        question.setPrefWidth(440);
        text.setAlignment(Pos.TOP_LEFT);
        body.setMinHeight(HEIGHT);
        body.setPrefHeight(HEIGHT);
        getChildren().addAll(head, body);
        ObservableValue<LessonModel.@Nullable At> at = model.atProperty();
        at.addListener((o, before, now) -> show(now));
        show(at.getValue());
    }

    private void show(LessonModel.@Nullable At at) {
        Texts.show(this, at != null);
        if (at == null) {
            return;
        }
        Step step = at.step();
        Question asks = step.question();
        title.setText(at.lesson().title());
        number.setText("%d of %d".formatted(at.number() + 1, at.lesson().steps().size()));
        boolean answered = asks != null && at.picked() != LessonModel.NONE;
        boolean correct = asks != null && at.picked() == asks.right();
        text.setText(
                asks != null && answered
                        ? (correct ? "Right. " : "Not so; it is \u201c%s\u201d. ".formatted(asks.answer()))
                                + asks.reason()
                        : step.text());
        text.setGraphic(answered ? Icons.of(correct ? Feather.CHECK : Feather.X) : null);
        Texts.show(question, asks != null);
        choices.getChildren().clear();
        if (asks != null) {
            asked.setText(asks.text());
            for (int i = 0; i < asks.choices().size(); i++) {
                choices.getChildren().add(choice(asks, i, at.picked()));
            }
        }
    }

    private Button choice(Question asks, int index, int picked) {
        Button button = new Button(asks.choices().get(index));
        button.setId("lesson-choice-" + index);
        button.getStyleClass().addAll("lesson-choice", "small", "sentence");
        boolean answered = picked != LessonModel.NONE;
        button.pseudoClassStateChanged(RIGHT, answered && index == asks.right());
        button.pseudoClassStateChanged(WRONG, answered && index == picked && index != asks.right());
        if (answered && (index == asks.right() || index == picked)) {
            button.setGraphic(Icons.of(index == asks.right() ? Feather.CHECK : Feather.X));
        }
        button.setOnAction(event -> model.pick(index));
        return button;
    }
}
