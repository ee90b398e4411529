package org.inversight.ui.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.inversight.loading.Probe;
import org.inversight.ui.control.Texts;

/** What only a person knows of a model, as fields. */
final class QuestionFields extends VBox {

    private final Map<String, Supplier<String>> answers = new LinkedHashMap<>();
    private final Map<String, String> guesses = new LinkedHashMap<>();
    private final Consumer<Map<String, String>> answered;

    /**
     * @param answered is called after each change with all answers, by field of the question; with none where they are
     *     the guesses
     */
    QuestionFields(String prefix, List<Probe.Question> questions, Consumer<Map<String, String>> answered) {
        this.answered = answered;
        getStyleClass().add("questions");
        for (Probe.Question question : questions) {
            getChildren().add(Texts.paragraph(question.text(), "question"));
            getChildren().add(field(prefix + question.field(), question));
        }
    }

    private Node field(String id, Probe.Question question) {
        if (question.choices().isEmpty()) {
            TextField text = new TextField();
            text.setId(id);
            text.setAccessibleText(question.text());
            guesses.put(question.field(), "");
            text.textProperty().addListener((o, before, now) -> changed());
            answers.put(question.field(), text::getText);
            return text;
        }
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(question.text());
        box.getItems().setAll(question.choices());
        box.setEditable(true);
        box.setValue(question.choices().getFirst());
        box.setMaxWidth(Double.MAX_VALUE);
        // The editor takes the value later, which is no answer.
        box.getEditor().setText(question.choices().getFirst());
        guesses.put(question.field(), question.choices().getFirst());
        box.getEditor().textProperty().addListener((o, before, now) -> changed());
        answers.put(question.field(), () -> box.getEditor().getText());
        return box;
    }

    private void changed() {
        Map<String, String> all = collected();
        answered.accept(all.equals(guesses) ? Map.of() : all);
    }

    private Map<String, String> collected() {
        Map<String, String> texts = new LinkedHashMap<>();
        answers.keySet()
                .forEach(field -> texts.put(
                        field, Objects.requireNonNull(answers.get(field)).get()));
        return texts;
    }
}
